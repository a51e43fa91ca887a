import { app, dialog, screen } from 'electron';
import { join } from 'node:path';
import { fail, type Result } from '../../../shared/result';
import { writeDiagnostics } from '../../diagnostics';
import type { Desktop } from '../../desktop';
import { type Log, reasonOf } from '../../log';
import { startsWithComputer, startWithComputer } from '../../native/autostart';
import { printTicket } from '../../printing/printer';
import { checkAdmin } from '../../windows/adminCheck';
import type { AppWindow } from '../../windows/appWindow';
import type { IpcHandlers } from '../register';

type DesktopChannel =
  | 'page:state'
  | 'desktop:status'
  | 'kiosk:enter'
  | 'kiosk:leave'
  | 'window:open'
  | 'folder:choose'
  | 'startup:set'
  | 'print:setup'
  | 'print:ticket'
  | 'diagnostics:save'
  | 'update:source'
  | 'update:check'
  | 'update:install';

const noDialogSentence =
  'En modo kiosco no se pregunta por la impresora: salga de él y elija una en «Esta computadora».';

/** What the page asks of this computer: its windows, displays, printer, start, updates and logs. */
export function desktopHandlers(desktop: Desktop, log: Log): Pick<IpcHandlers, DesktopChannel> {
  const { windows, settings, updates } = desktop;

  return {
    'page:state': (state, from) => {
      desktop.tellState(from.name, state);
      return undefined;
    },
    'desktop:status': async (_args, from) => ({
      servidor: desktop.health(),
      ...desktop.sharing(),
      kiosco: from.isKiosk(),
      monitores: displaysFor(from),
      arranque: startsWithComputer(),
      impresion: desktop.printer(),
      impresoras: (await from.window.webContents.getPrintersAsync()).map(({ name }) => name),
      actualizacion: updates.status(),
    }),
    'kiosk:enter': ({ monitor }, from) => {
      from.enterKiosk(monitor ?? undefined);
      return undefined;
    },
    'kiosk:leave': async (credentials, from) => {
      const checked = await checkAdmin(desktop.serverUrl(), credentials, desktop.fetch);
      log.info(checked.ok ? 'An admin ended the kiosk mode.' : 'The kiosk mode was not ended.');
      if (checked.ok) from.leaveKiosk();
      return outcome(checked);
    },
    'window:open': ({ ruta, monitor }) => {
      const opened = windows.openAnother(ruta);
      if (monitor !== null) opened.moveTo(monitor);
      return undefined;
    },
    'folder:choose': async (_args, from) => {
      const chosen = await dialog.showOpenDialog(from.window, { properties: ['openDirectory'] });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    'startup:set': (enabled) => outcome(startWithComputer(enabled)),
    'print:setup': (printer) => {
      settings.write({ ...settings.read(), printer });
      desktop.changed();
      return undefined;
    },
    'print:ticket': async (ticket, from) => {
      const printer = desktop.printer();
      // The system's dialog would lead out: it browses folders and stays in front.
      if (from.isKiosk() && printer.impresora === null) return outcome(fail(noDialogSentence));
      return outcome(await printTicket(ticket, printer, from.window));
    },
    'diagnostics:save': async (_args, from) => {
      const day = new Date().toISOString().slice(0, 10);
      const chosen = await dialog.showSaveDialog(from.window, {
        defaultPath: join(app.getPath('documents'), `campana-diagnostico-${day}.zip`),
        filters: [{ name: 'ZIP', extensions: ['zip'] }],
      });
      if (chosen.canceled || chosen.filePath === '') return { ok: true, archivo: null };
      try {
        await writeDiagnostics(chosen.filePath, desktop.diagnosticsSource());
        return { ok: true, archivo: chosen.filePath };
      } catch (error) {
        log.warn(`The diagnosis was not written: ${reasonOf(error)}`);
        return { ok: false, mensaje: 'El diagnóstico no se pudo guardar: elija otra carpeta.' };
      }
    },
    'update:source': (url) => {
      const set = updates.setSource(url);
      if (set.ok) {
        const { updates: _before, ...others } = settings.read();
        settings.write(url === null ? others : { ...others, updates: { url } });
      }
      return outcome(set);
    },
    'update:check': async () => outcome(await updates.check()),
    'update:install': async () => outcome(await updates.install()),
  };
}

function outcome(result: Result<null, string>): { ok: true } | { ok: false; mensaje: string } {
  return result.ok ? { ok: true } : { ok: false, mensaje: result.error };
}

function displaysFor({ window }: AppWindow) {
  const current = screen.getDisplayMatching(window.getBounds()).id;
  return screen.getAllDisplays().map(({ id, label, size }, index) => ({
    id,
    nombre: `${label || `Pantalla ${index + 1}`} (${size.width} × ${size.height})`,
    actual: id === current,
  }));
}
