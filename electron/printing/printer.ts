import { BrowserWindow, type WebContentsPrintOptions } from 'electron';
import { randomBytes } from 'node:crypto';
import type { IpcArgs } from '../../shared/ipc';
import { fail, ok, type Result } from '../../shared/result';
import type { Ticket } from '../../shared/ticket';
import { heightMm, ticketPage } from './ticketPage';

/** Which printer and paper; no printer means: show the ticket and ask. */
export type PrinterSetup = IpcArgs<'print:setup'>;

const micronsPerMm = 1000;

/** Prints a ticket; a sentence when it could not be printed. A person who cancels is no failure. */
export async function printTicket(
  ticket: Ticket,
  { impresora, ancho }: PrinterSetup,
  parent: BrowserWindow,
): Promise<Result<null, string>> {
  const silent = impresora !== null;
  return withTicket(ticket, ancho, silent ? null : parent, async (window) => {
    const reason = await send(window, {
      silent,
      ...(impresora === null ? {} : { deviceName: impresora }),
      printBackground: false,
      margins: { marginType: 'none' },
      pageSize: { width: ancho * micronsPerMm, height: heightMm(ticket, ancho) * micronsPerMm },
    });
    if (reason === null || /cancel/i.test(reason)) return ok(null);
    const which = impresora === null ? 'La impresora' : `La impresora «${impresora}»`;
    return fail(
      `${which} no imprimió el ticket: revise que esté encendida y con papel, y la impresora elegida en «Esta computadora».`,
    );
  });
}

function send(window: BrowserWindow, options: WebContentsPrintOptions): Promise<string | null> {
  return new Promise((resolve) => {
    window.webContents.print(options, (success, reason) => resolve(success ? null : reason));
  });
}

/** Opens the ticket in a window of its own that runs no script: out of sight, or as a preview over `parent`. */
async function withTicket<Value>(
  ticket: Ticket,
  width: PrinterSetup['ancho'],
  parent: BrowserWindow | null,
  use: (window: BrowserWindow) => Promise<Value>,
): Promise<Value> {
  const window = new BrowserWindow({
    show: parent !== null,
    ...(parent === null ? {} : { parent }),
    width: 420,
    height: 640,
    title: ticket.titulo,
    autoHideMenuBar: true,
    webPreferences: {
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
    },
  });
  try {
    const page = ticketPage(ticket, width, randomBytes(16).toString('base64'));
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
    return await use(window);
  } finally {
    window.destroy();
  }
}
