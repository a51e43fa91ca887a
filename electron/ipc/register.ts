import { z } from 'zod';
import type { AppWindow } from '../windows/appWindow';
import { type IpcArgs, type IpcChannel, ipcContract, type IpcResult } from '../../shared/ipc';

/**
 * One function per channel of the contract; a missing one does not compile. `from` is the window whose
 * page asks, for those that answer each window something of its own.
 */
export type IpcHandlers<From = AppWindow> = {
  [C in IpcChannel]: (args: IpcArgs<C>, from: From) => IpcResult<C> | Promise<IpcResult<C>>;
};

/** The part of Electron's `ipcMain` this needs, generic in the event so that tests can stand in. */
export interface IpcRegistrar<Event> {
  handle(channel: string, listener: (event: Event, ...args: unknown[]) => Promise<unknown>): void;
  removeHandler(channel: string): void;
}

/** A window of ours, as far as its calls are concerned. */
interface Sender {
  /** Whether it is locked to its display. */
  isKiosk(): boolean;
}

/**
 * Puts every channel of the contract into service. A message from anyone but our own page, one that leads
 * out of the kiosk mode, an argument or an answer that breaks its schema: the call is rejected with a
 * reason, never answered with nothing.
 * @param windowOf the window of ours that a message comes from; null for anybody else's
 * @returns a disposer
 */
export function registerIpc<Event, From extends Sender = AppWindow>(
  registrar: IpcRegistrar<Event>,
  windowOf: (event: Event) => From | null,
  handlers: IpcHandlers<From>,
): () => void {
  const channels = Object.keys(ipcContract) as IpcChannel[];
  for (const channel of channels) registerChannel(registrar, windowOf, channel, handlers[channel]);
  return () => {
    for (const channel of channels) registrar.removeHandler(channel);
  };
}

function registerChannel<Event, From extends Sender, C extends IpcChannel>(
  registrar: IpcRegistrar<Event>,
  windowOf: (event: Event) => From | null,
  channel: C,
  handler: IpcHandlers<From>[C],
): void {
  const contract: { allowedInKiosk: boolean; args: z.ZodType; result: z.ZodType } =
    ipcContract[channel];
  registrar.handle(channel, async (event, ...raw) => {
    const from = windowOf(event);
    if (from === null) throw new Error(`${channel}: refused, the sender is not our window.`);
    if (from.isKiosk() && !contract.allowedInKiosk) {
      throw new Error(`${channel}: refused, the window is locked to its display.`);
    }
    if (raw.length > 1) throw new Error(`${channel}: takes one argument, got ${raw.length}.`);
    const args = check(contract.args, raw[0], `${channel}: the argument is not valid`);
    // The schema just proved it; the compiler cannot relate a channel's schema to its handler.
    const answer: unknown = await handler(args as IpcArgs<C>, from);
    return check(contract.result, answer, `${channel}: the answer is not valid`);
  });
}

function check(schema: z.ZodType, value: unknown, complaint: string): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`${complaint}. ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
