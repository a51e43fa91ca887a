import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A connection between a program and its database that a test can break. */
export interface TcpProxy {
  port: number;
  /** Breaks every connection and refuses new ones, like a server that was stopped. */
  cut(): void;
  /** Lets nothing through any more, without a word, like a network cable that was pulled. */
  hang(): void;
  /** Lets questions through and keeps the answers to itself, until `restore`. */
  holdAnswers(): void;
  /** Connections that exist hang for ever, like after the restart of a router; new ones work. */
  abandon(): void;
  /** Works again. */
  restore(): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port in front of `target`. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>();
  const abandoned = new WeakSet<Socket>();
  let state: 'open' | 'cut' | 'hanging' | 'holding answers' = 'open';
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(target);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (data) => {
        if (abandoned.has(near)) return;
        if (state === 'open' || (state === 'holding answers' && to === far)) to.write(data);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  const breakAll = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut';
      breakAll();
    },
    hang() {
      state = 'hanging';
    },
    holdAnswers() {
      state = 'holding answers';
    },
    abandon() {
      for (const [near] of pairs) abandoned.add(near);
      state = 'open';
    },
    restore() {
      // What was lost on the way cannot be made good: both ends start anew.
      if (state !== 'open') breakAll();
      state = 'open';
    },
    close() {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
