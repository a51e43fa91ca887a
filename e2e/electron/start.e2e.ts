import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { electronForTests } from '../../scripts/electronTestRuntime.mjs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { expect, test } from './desktopApp';
import { processTree, survivors } from '../../testing/processTree';

/** `npm start` as somebody at a screen runs it, with a home of its own. */
async function npmStart(home: string) {
  const { dist } = await electronForTests();
  const said = { out: '', err: '' };
  const child = spawn(process.execPath, [inRoot('scripts', 'start.mjs')], {
    env: {
      PATH: process.env['PATH'],
      DISPLAY: process.env['DISPLAY'],
      XAUTHORITY: process.env['XAUTHORITY'],
      HOME: home,
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      CAMPANA_DATA_DIR: join(home, 'data'),
      CAMPANA_PORT: '0',
      CAMPANA_OCR: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said.err += chunk));
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const tree = () => processTree(child.pid!).filter(({ isZombie }) => !isZombie);
  return { child, said, exit, tree };
}

test('npm start opens the app on its broker, and Ctrl-C leaves no process of either', async ({
  folder,
}) => {
  const { child, said, exit, tree } = await npmStart(folder);
  try {
    await expect.poll(() => said.out, { timeout: 60_000 }).toContain('Campana está abierta');
    const address = /http:\/\/\S+\d/.exec(said.out)![0];
    expect((await fetch(`${address}/health`)).status).toBe(200);
    // The window's page runs in a process of its own.
    const commands = () => tree().map(({ command }) => command);
    await expect.poll(commands).toContainEqual(expect.stringContaining('--type=renderer'));
    expect(commands()).toContainEqual(expect.stringMatching(/bin\/postgres /));
    expect(said.out.trim().split('\n'), 'one line says where it is').toHaveLength(1);
    expect(said.err, 'nothing was installed, built or fetched again').toBe('');

    const running = tree();
    child.kill('SIGINT');
    expect(await exit).toBe(0);
    await expect.poll(() => survivors(running)).toEqual([]);
  } finally {
    child.kill('SIGKILL');
  }
});
