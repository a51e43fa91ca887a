import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { Connection } from './connection';
import type { GatewayDeps } from './gateway';

/** A peer on the other side of a socket that exists in this test alone. */
class Peer extends EventEmitter {
  readonly readyState = 1;
  readonly _socket = { write: () => true, writableLength: 0 };
  terminate = vi.fn(() => this.emit('close', 1006));
}

const hour = 3_600_000;
const nothing = Buffer.alloc(0);
let peer: Peer;
let now = Date.UTC(2026, 0, 1);

function connection(): Connection {
  peer = new Peer();
  const deps = { clock: { now: () => now }, hub: { gone: () => undefined } };
  return new Connection(peer as unknown as WebSocket, deps as unknown as GatewayDeps, '', null);
}

afterEach(() => {
  peer.emit('close', 1006);
});

describe('[K1] a peer', () => {
  it('that is silent for two beats is dropped, not before, and not later where the clock was set back', () => {
    const silent = connection();
    silent.beat(nothing, nothing);
    now -= hour;
    silent.beat(nothing, nothing);
    expect(peer.terminate).not.toHaveBeenCalled();
    silent.beat(nothing, nothing);
    expect(peer.terminate).toHaveBeenCalledOnce();
  });

  it('that answers is kept, also where the clock jumped ahead', () => {
    const living = connection();
    for (let n = 0; n < 5; n += 1) {
      living.beat(nothing, nothing);
      peer.emit('pong', nothing);
      now += hour;
    }
    expect(peer.terminate).not.toHaveBeenCalled();
  });
});
