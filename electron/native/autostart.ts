import { app } from 'electron';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../shared/result';
import { reasonOf } from '../log';

/** Where Linux desktops look for what starts with a session. */
function entryFile(environment: NodeJS.ProcessEnv): string {
  const configured = environment['XDG_CONFIG_HOME'];
  const base = configured?.startsWith('/') === true ? configured : join(homedir(), '.config');
  return join(base, 'autostart', 'campana.desktop');
}

/**
 * The entry that starts the program with a session. An AppImage runs from a mount that is gone at the next
 * start, so the file itself is named.
 */
export function autostartEntry(program: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Campana',
    'Comment=Pedidos, comprobantes y alertas de cocina al instante',
    `Exec=${quoted(program)}`,
    'Icon=campana',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** An argument of `Exec`, by the desktop entry specification. */
function quoted(argument: string): string {
  const escaped = argument.replace(/(["`$\\])/g, '\\$1').replaceAll('%', '%%');
  return `"${escaped.replaceAll('\\', '\\\\')}"`;
}

/** Whether the app starts with the computer. */
export function startsWithComputer(environment: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform === 'linux'
    ? existsSync(entryFile(environment))
    : app.getLoginItemSettings().openAtLogin;
}

/** Makes the app start with the computer, or no longer; a sentence when the system refuses. */
export function startWithComputer(
  enabled: boolean,
  environment: NodeJS.ProcessEnv = process.env,
): Result<null, string> {
  try {
    if (process.platform !== 'linux') {
      app.setLoginItemSettings({ openAtLogin: enabled });
      return ok(null);
    }
    const file = entryFile(environment);
    if (enabled) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, autostartEntry(environment['APPIMAGE'] ?? process.execPath));
    } else {
      rmSync(file, { force: true });
    }
    return ok(null);
  } catch (error) {
    return fail(`El arranque con la computadora no se pudo cambiar: ${reasonOf(error)}`);
  }
}
