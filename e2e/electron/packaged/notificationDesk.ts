import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type BusHeader,
  type BusMessage,
  type BusValue,
  decodeMessage,
  encodeMessage,
  kinds,
} from './dbusMessages';

/** What a program asked the desktop to show. */
export interface ShownNotification {
  number: number;
  title: string;
  text: string;
}

/** A Linux desktop's notifications, on a message bus of its own: takes them, and can click on one. */
export interface NotificationDesk {
  /** What leads programs to this bus. */
  readonly env: Readonly<Record<string, string>>;
  readonly shown: readonly ShownNotification[];
  /** A person clicks on it. */
  click(shown: ShownNotification): void;
  close(): Promise<void>;
}

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const bus = {
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  destination: 'org.freedesktop.DBus',
};

/** Starts the bus and answers on it as the desktop. Needs `dbus-daemon`, which every Linux desktop has. */
export async function startNotificationDesk(folder: string): Promise<NotificationDesk> {
  const socketPath = join(folder, 'bus');
  const daemon = spawn(
    'dbus-daemon',
    [
      '--session',
      '--nofork',
      '--nopidfile',
      '--print-address=1',
      `--address=unix:path=${socketPath}`,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await Promise.race([
    once(createInterface({ input: daemon.stdout }), 'line'),
    once(daemon, 'error').then(() => {
      throw new Error('The tests of notifications need dbus-daemon: install the package dbus.');
    }),
  ]);
  const socket = connect(socketPath);
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  await once(socket, 'data');
  socket.write('BEGIN\r\n');

  let serial = 0;
  const send = (kind: number, header: BusHeader, ...values: BusValue[]): void => {
    serial += 1;
    socket.write(encodeMessage(kind, serial, header, values));
  };
  const shown: ShownNotification[] = [];
  const answer = ({ serial: answers, sender: destination, member, body }: BusMessage): void => {
    const reply = (...values: BusValue[]) =>
      send(kinds.answer, { answers, destination }, ...values);
    if (member === 'GetServerInformation') reply('tests', 'tests', '1', '1.2');
    if (member === 'GetCapabilities') reply(['actions', 'body']);
    if (member === 'CloseNotification') reply();
    if (member !== 'Notify') return;
    // Before the words: the program's name, what it replaces, and a picture.
    body.text();
    body.uint32();
    body.text();
    const number = shown.length + 1;
    shown.push({ number, title: body.text(), text: body.text() });
    reply(number);
  };
  let waiting = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    for (let next = decodeMessage(waiting); next !== null; next = decodeMessage(waiting)) {
      waiting = Buffer.from(next.rest);
      answer(next.message);
    }
  });
  send(kinds.call, { ...bus, member: 'Hello' });
  send(kinds.call, { ...bus, member: 'RequestName' }, name, 0);

  return {
    env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${socketPath}` },
    shown,
    click: ({ number }) =>
      send(kinds.signal, { path, interface: name, member: 'ActionInvoked' }, number, 'default'),
    async close() {
      socket.destroy();
      daemon.kill('SIGTERM');
      if (daemon.exitCode === null && daemon.signalCode === null) await once(daemon, 'exit');
    },
  };
}
