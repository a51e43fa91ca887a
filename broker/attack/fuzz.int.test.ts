import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventTypes } from '../../shared/protocol/events';
import type { Route } from '../../shared/api/route';
import { routes } from '../../shared/api/routes';
import { staffRoles } from '../../shared/roles';
import { fuzzSeconds, scheduleSeed } from '../faults/longRun';
import { report } from '../faults/stage';
import { closeCodeOf, frame, openRaw, upgradeRequest } from './rawSocket';
import { expectClearError, startTarget, type Target } from './target';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(async () => {
  await target.expectUnharmed(150);
  await target.close();
});

/** The same inputs each time in `npm test`, and as many as there is time for. */
const run = {
  ...(scheduleSeed === null ? {} : { seed: scheduleSeed }),
  numRuns: 1_000_000,
  interruptAfterTimeLimit: fuzzSeconds * 1_000,
  markInterruptAsFailure: false,
  endOnFailure: true,
};
const timeoutMs = fuzzSeconds * 1_000 + 60_000;

const words = [
  ...[
    'tipo',
    'id',
    'desde',
    'token',
    'motivo',
    'estado',
    'items',
    'cantidad',
    'producto_id',
    'mensaje',
  ],
  ...[
    'sucursal_id',
    'usuario',
    'password',
    'rol',
    '__proto__',
    'constructor',
    'length',
    'toJSON',
    'nota',
  ],
  ...['hola', 'ack', 'nack', 'PENDIENTE', 'LISTO', 'urgente', 'ADMIN', ...eventTypes],
];
const text = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 200 }),
);
const number = fc.oneof(
  fc.constantFrom(0, -1, 1, 2, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 53), 1e300, 0.1),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    number,
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 6 }),
  ),
})).value;
/** Objects that look like what is expected, with one thing or another about them wrong. */
const likely = fc.dictionary(fc.constantFrom(...words), fc.oneof(json, number, text), {
  maxKeys: 8,
});

describe('whatever is sent to whatever route by whomever', () => {
  it(
    'is never answered with a fault of ours',
    async () => {
      const route = fc.constantFrom(...(Object.values(routes) as Route[]));
      const role = fc.constantFrom(...staffRoles, 'nobody' as const);
      const id = fc.oneof(fc.constant('1'), fc.integer().map(String), text.map(encodeURIComponent));
      const query = fc.dictionary(fc.constantFrom(...words, 'limite', 'por', 'hasta'), text, {
        maxKeys: 3,
      });
      let tried = 0;
      await fc.assert(
        fc.asyncProperty(
          route,
          role,
          id,
          query,
          fc.oneof(likely, json),
          fc.option(fc.string({ maxLength: 120 })),
          async ({ method, path }, who, number, search, body, key) => {
            // Signing out, and changing who the callers are, would end the run and not the broker.
            fc.pre(!/usuarios|logout/.test(path) || method === 'GET');
            const sent = JSON.stringify(body);
            const answer = await target.call(
              method,
              `${path.replace(':id', number)}?${new URLSearchParams(search).toString()}`,
              {
                ...(who === 'nobody' ? {} : { token: target.people[who].token() }),
                ...(method === 'GET' ? {} : { body: sent }),
                headers:
                  key === null
                    ? {}
                    : { 'idempotency-key': Buffer.from(key).toString('hex').slice(0, 110) },
              },
            );
            tried += 1;
            if (answer.status >= 400) expectClearError(answer);
          },
        ),
        run,
      );
      expect(tried).toBeGreaterThan(0);
      report('random requests', { sent: tried, 'answered with a fault of ours': 0 });
    },
    timeoutMs,
  );
});

describe('whatever is sent through a socket', () => {
  const content = fc.oneof(
    likely.map((value) => Buffer.from(JSON.stringify(value))),
    json.map((value) => Buffer.from(JSON.stringify(value))),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  );
  const someFrame = fc
    .record({
      payload: content,
      opcode: fc.oneof(
        { weight: 8, arbitrary: fc.constant(1) },
        { weight: 2, arbitrary: fc.nat(15) },
      ),
      final: fc.oneof(
        { weight: 8, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
      masked: fc.oneof(
        { weight: 20, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
      reserved: fc.oneof(
        { weight: 20, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.constantFrom(16, 32, 64) },
      ),
    })
    .map(({ payload, ...options }) => frame(payload, options));
  const bytes = fc.oneof(
    { weight: 5, arbitrary: fc.array(someFrame, { minLength: 1, maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.uint8Array({ minLength: 1, maxLength: 400 }).map((b) => Buffer.from(b)),
        { minLength: 1, maxLength: 3 },
      ),
    },
  );
  const ours = [1000, 1002, 1003, 1005, 1007, 1008, 1009, 4400, 4401, 4403];

  it(
    'ends that socket by a code of the protocol, or means nothing, and reaches nobody else',
    async () => {
      const witness = await target.socket();
      let tried = 0;
      await fc.assert(
        fc.asyncProperty(bytes, fc.boolean(), async (sent, known) => {
          const socket = known ? await target.socket() : await openRaw(target.url);
          if (!known) socket.send(upgradeRequest(target.url));
          sent.forEach((piece) => socket.send(piece));
          // Whatever came before it: an unmasked frame is the end.
          socket.send(frame('x', { masked: false }));
          // Frames that were cut short make it wait for more; then our leaving is the end.
          const code = await Promise.race([
            closeCodeOf(socket),
            new Promise<'open'>((resolve) => setTimeout(() => resolve('open'), 150)),
          ]);
          if (code !== 'open' && code !== null) expect(ours).toContain(code);
          socket.end();
          tried += 1;
        }),
        run,
      );
      expect(tried).toBeGreaterThan(0);
      report('random frames', { sockets: tried, 'crashes and foreign codes': 0 });
      // Somebody who was there all along was not disturbed.
      witness.send(frame('[]'));
      expect(await closeCodeOf(witness)).toBe(4400);
    },
    timeoutMs,
  );
});
