import { describe, expect, it } from 'vitest';
import { dataFolderPath, type Surroundings } from './location';

const linux: Surroundings = { platform: 'linux', home: '/home/ana', isRoot: false, env: {} };

describe('dataFolderPath', () => {
  it('takes the chosen folder, made absolute', () => {
    expect(dataFolderPath('/srv/campana', linux)).toBe('/srv/campana');
    expect(dataFolderPath('data', linux)).toBe(`${process.cwd()}/data`);
  });

  it('ignores an empty choice', () => {
    expect(dataFolderPath('', linux)).toBe('/home/ana/.local/share/campana');
  });

  it('follows XDG_DATA_HOME on Linux when it is absolute', () => {
    expect(dataFolderPath(undefined, { ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe(
      '/data/campana',
    );
    expect(dataFolderPath(undefined, { ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe(
      '/home/ana/.local/share/campana',
    );
  });

  it('keeps out of the home of root, which the database user cannot enter', () => {
    expect(dataFolderPath(undefined, { ...linux, home: '/root', isRoot: true })).toBe(
      '/var/lib/campana',
    );
  });

  it('takes the usual place on macOS', () => {
    expect(dataFolderPath(undefined, { ...linux, platform: 'darwin', home: '/Users/ana' })).toBe(
      '/Users/ana/Library/Application Support/Campana',
    );
  });

  it('takes the local application data on Windows', () => {
    const env = { LOCALAPPDATA: '/C/Local' };
    expect(dataFolderPath(undefined, { ...linux, platform: 'win32', env })).toBe(
      '/C/Local/Campana',
    );
  });
});
