import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodeOf, frame, openRaw, upgradeRequest } from './rawSocket';
import { startTarget, type Target } from './target';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(async () => {
  await target.expectUnharmed();
  await target.close();
});

const text = '{"tipo":"ack","id":1}';
const ack = (fields: string): string => `{"tipo":"ack",${fields}}`;
const empty = (final: boolean): Buffer => frame('', { opcode: 0, final });
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

const protocolErrors: readonly [string, number, Buffer[]][] = [
  ['an unmasked frame', 1002, [frame(text, { masked: false })]],
  ['an unknown opcode', 1002, [frame(text, { opcode: 3 })]],
  ['compression that was not agreed on', 1002, [frame(text, { reserved: 0x40 })]],
  ['another reserved bit', 1002, [frame(text, { reserved: 0x10 })]],
  ['a ping in pieces', 1002, [frame('x', { opcode: 9, final: false })]],
  ['a ping that is too long', 1002, [frame('x'.repeat(126), { opcode: 9 })]],
  ['a continuation of nothing', 1002, [frame(text, { opcode: 0 })]],
  ['a new text inside a text', 1002, [frame('{', { final: false }), frame(text)]],
  ['a close code that may not be sent', 1002, [frame(Buffer.from([0x03, 0xed]), { opcode: 8 })]],
  ['a close of one byte', 1002, [frame('x', { opcode: 8 })]],
  ['text that is no UTF-8', 1007, [frame(Buffer.from([0x22, 0xc3, 0x28, 0x22]))]],
  [
    'text that is no UTF-8 only when put together',
    1007,
    [
      frame(Buffer.from([0x22, 0xe2, 0x82]), { final: false }),
      frame(Buffer.from([0x28, 0x22]), { opcode: 0 }),
    ],
  ],
  ['a claim of 2^62 bytes', 1009, [frame('x', { claims: 2n ** 62n })]],
  ['a claim of 2^63 bytes', 1009, [frame('x', { claims: 2n ** 63n })]],
  ['a claim of 1 MiB', 1009, [frame('x', { claims: 2n ** 20n })]],
  [
    'pieces that are too long together',
    1009,
    [
      frame('x'.repeat(9_000), { final: false }),
      frame('x'.repeat(9_000), { opcode: 0, final: false }),
    ],
  ],
  [
    'too many pieces',
    1008,
    [frame('{', { final: false }), ...Array.from({ length: 100 }, () => empty(false))],
  ],
  ['binary in pieces', 1003, [frame('{', { opcode: 2, final: false }), empty(true)]],
  ['binary of nothing', 1003, [frame('', { opcode: 2 })]],
];

const badContents: readonly [string, string][] = [
  ['an empty text', ''],
  ['nesting as deep as fits', nested(2_700)],
  ['nesting in a field', ack(`"id":${nested(2_500)}`)],
  ['an id of null', ack('"id":null')],
  ['an id of zero', ack('"id":0')],
  ['an id that is infinite', ack('"id":1e999')],
  ['an id that is one more than exact', ack('"id":9007199254740992')],
  ['a type that is an object', '{"tipo":{"toString":"x"}}'],
  ['a type every object has', '{"tipo":"constructor"}'],
  ['a type of the prototype', '{"tipo":"__proto__"}'],
  ['an event, as if it came from the server', '{"tipo":"alerta_cocina","id":1,"mensaje":"x"}'],
  ['a frame of the server', '{"tipo":"bienvenida","usuario_id":1,"rol":"ADMIN"}'],
  ['a reason without end', `{"tipo":"nack","id":1,"motivo":"${'x'.repeat(201)}"}`],
  ['a token that is an array', '{"tipo":"token","token":["a"]}'],
];

describe('a frame that breaks the protocol closes its own socket and nothing else', () => {
  it.each(protocolErrors)('%s: %i', async (_what, code, frames) => {
    const socket = await target.socket();
    frames.forEach((bytes) => socket.send(bytes));
    expect(await closeCodeOf(socket)).toBe(code);
  });

  it.each(badContents)('%s: 4400, with the reason in words', async (_what, content) => {
    const socket = await target.socket();
    socket.send(frame(content));
    expect(await closeCodeOf(socket)).toBe(4400);
    expect(socket.received().toString()).toMatch(/"tipo":"error","codigo":"\w+","mensaje":"[^"]/);
  });

  it.each([
    ['below zero', '-1'],
    ['a fraction', '0.5'],
    ['text', '"7"'],
    ['beyond what is exact', '9007199254740992'],
    ['infinite', '1e999'],
    ['null', 'null'],
  ])('a hola that goes on from a number %s: 4400', async (_what, desde) => {
    const socket = await target.socket();
    const token = target.people.COCINERO.token();
    socket.send(frame(`{"tipo":"hola","token":"${token}","desde":${desde}}`));
    expect(await closeCodeOf(socket)).toBe(4400);
  });
});

describe('floods', () => {
  it('of 100,000 empty pieces end after a few, and take no memory', async () => {
    const socket = await target.socket();
    const flood = Buffer.concat(Array.from({ length: 100_000 }, () => empty(false)));
    socket.send(Buffer.concat([frame('', { final: false }), flood]));
    expect(await closeCodeOf(socket)).toBe(1008);
  });

  it('of pings are answered or cut off, and never gathered', async () => {
    const socket = await target.socket();
    const ping = frame('x'.repeat(125), { opcode: 9 });
    socket.send(Buffer.concat(Array.from({ length: 50_000 }, () => ping)));
    // Its pongs are not read by anybody who cares; the next socket must not notice.
    const other = await target.socket();
    other.send(frame('[]'));
    expect(await closeCodeOf(other)).toBe(4400);
    socket.end();
  });

  it('of sockets that never say who they are end by themselves', async () => {
    const silent = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const connection = await openRaw(target.url);
        connection.send(upgradeRequest(target.url));
        return connection;
      }),
    );
    const codes = await Promise.all(silent.map((connection) => closeCodeOf(connection)));
    expect(new Set(codes)).toEqual(new Set([4408]));
    // None of them answers the close, and none is kept for that.
    await Promise.all(silent.map((connection) => connection.closed));
    silent.forEach((connection) => connection.end());
  });
});
