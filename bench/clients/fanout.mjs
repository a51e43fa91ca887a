// @ts-check
// The asking side of the fan-out benchmark: thousands of raw sockets that count events, and the callers.
import { percentile } from '../lib/figures.mjs';
import { answerMessages } from '../lib/processes.mjs';
import { eventOf, markOf, openHttpCaller, openNatsCaller, postAll } from './publisher.mjs';
import { dialects, subscribe } from './subscriber.mjs';

const bytes = 230;
const atOnce = 100;
const patienceMs = 60_000;

/**
 * @typedef {object} Phase one measured stretch of events
 * @property {number} events
 * @property {Float64Array} sentAt by event, in ms
 * @property {Float32Array} arrivedAt by socket and place in its stream, ms since the phase began
 * @property {string[]} order the marks in the order in which the first socket got them
 * @property {number} missing deliveries still to come
 * @property {number} beganAt
 * @property {number} endedAt
 * @property {() => void} done
 * @property {{missing: number, then: () => void} | null} reached told when so few deliveries are missing
 */

/**
 * @typedef {object} Measured what a phase brought; latencies in ms from POST to socket
 * @property {number} deliveries
 * @property {number} seconds
 * @property {number} p50
 * @property {number} p99
 * @property {number} clientCpu share of a core
 */

/** @type {Phase | null} */
let phase = null;
/** @type {import('node:net').Socket[]} */
const sockets = [];
/** @type {Uint32Array} how many events of the phase each socket has got */
let counts = new Uint32Array(0);
/** @type {import('./publisher.mjs').Caller[]} */
let callers = [];
let phases = 0;

answerMessages(async (message) => {
  switch (message.do) {
    case 'subscribe':
      return subscribeAll(message);
    case 'call':
      return openCallers(message);
    case 'paced':
      return measure(message.events, (phaseNow, mark) => pace(phaseNow, mark, message.perSecond));
    case 'burst':
      return measure(message.events, async (phaseNow, mark) => {
        await postAll(callers, phaseNow.events, (index) => {
          phaseNow.sentAt[index] = performance.now();
          return eventOf(mark(index), bytes);
        });
      });
    case 'post':
      return post(message.events);
    case 'count':
      return { sockets: sockets.filter((socket) => !socket.destroyed).length };
    default:
      throw new Error(`cannot ${message.do}`);
  }
});

/** @param {{dialect: string, port: number, token: string, sockets: number}} options */
async function subscribeAll(options) {
  const dialect = dialects[options.dialect]?.(options.token);
  if (!dialect) throw new Error(`no dialect ${options.dialect}`);
  counts = new Uint32Array(options.sockets);
  for (let first = 0; first < options.sockets; first += atOnce) {
    const batch = Math.min(atOnce, options.sockets - first);
    sockets.push(
      ...(await Promise.all(
        Array.from({ length: batch }, (_, i) =>
          subscribe({
            port: options.port,
            dialect,
            wholeEvents: first + i === 0,
            onEvent: (payload) => arrived(first + i, payload),
          }),
        ),
      )),
    );
  }
  return {};
}

/** @param {{dialect: string, port: number, token: string, callers: number, path: string}} options */
async function openCallers(options) {
  callers = await Promise.all(
    Array.from({ length: options.callers }, () =>
      options.dialect === 'nats'
        ? openNatsCaller(options.port)
        : openHttpCaller(options.port, options.path, options.token),
    ),
  );
  return {};
}

/**
 * As many events as the callers can post, whoever receives them.
 * @param {number} events
 */
async function post(events) {
  const took = new Float64Array(events);
  const prefix = `${(phases += 1)}-`;
  const began = performance.now();
  await postAll(
    callers,
    events,
    (index) => eventOf(prefix + String(index).padStart(6, '0'), bytes),
    (index, ms) => {
      took[index] = ms;
    },
  );
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: events / seconds, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

/** @param {number} index @param {Buffer | null} payload */
function arrived(index, payload) {
  if (!phase) return;
  const now = performance.now();
  const place = counts[index] ?? 0;
  counts[index] = place + 1;
  phase.arrivedAt[index * phase.events + place] = now - phase.beganAt;
  if (payload) phase.order.push(markOf(payload));
  phase.missing -= 1;
  if (phase.missing === phase.reached?.missing) phase.reached.then();
  if (phase.missing === 0) {
    phase.endedAt = now;
    phase.done();
  }
}

/**
 * @param {number} events
 * @returns {Promise<Measured>}
 * @param {(phase: Phase, mark: (index: number) => string) => Promise<void>} publish
 */
async function measure(events, publish) {
  phases += 1;
  const prefix = `${phases}-`;
  counts.fill(0);
  /** @type {() => void} */
  let done = () => undefined;
  const complete = new Promise((resolve) => {
    done = () => resolve(undefined);
  });
  const cpuBefore = process.cpuUsage();
  /** @type {Phase} */
  const current = {
    events,
    sentAt: new Float64Array(events),
    arrivedAt: new Float32Array(events * counts.length),
    order: [],
    missing: events * counts.length,
    beganAt: performance.now(),
    endedAt: 0,
    done,
    reached: null,
  };
  phase = current;
  await publish(current, (index) => prefix + String(index).padStart(6, '0'));
  const timer = setTimeout(done, patienceMs);
  await complete;
  clearTimeout(timer);
  phase = null;
  const cpu = process.cpuUsage(cpuBefore);
  if (current.missing > 0) throw new Error(`${current.missing} deliveries never came`);
  const seconds = (current.endedAt - current.beganAt) / 1000;
  const latencies = latenciesOf(current, prefix);
  return {
    deliveries: events * counts.length,
    seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    clientCpu: (cpu.user + cpu.system) / 1e6 / seconds,
  };
}

/** @param {Phase} current @param {string} prefix */
function latenciesOf(current, prefix) {
  const latencies = new Float64Array(current.arrivedAt.length);
  const sentAt = current.order.map((mark) => {
    const index = Number(mark.slice(prefix.length));
    return (current.sentAt[index] ?? Number.NaN) - current.beganAt;
  });
  for (let i = 0; i < latencies.length; i += 1) {
    latencies[i] =
      (current.arrivedAt[i] ?? Number.NaN) - (sentAt[i % current.events] ?? Number.NaN);
  }
  return latencies;
}

/**
 * One event after the other, at most `perSecond`, each when the one before is with every socket: on a
 * busy computer events would otherwise pile up and go out together, which is cheaper and not the question.
 * @param {Phase} current
 * @param {(index: number) => string} mark
 * @param {number} perSecond
 */
async function pace(current, mark, perSecond) {
  let due = current.beganAt;
  for (let index = 0; index < current.events; index += 1) {
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const left = current.missing - counts.length;
    const everywhere = new Promise((resolve) => {
      current.reached = { missing: left, then: () => resolve(undefined) };
    });
    current.sentAt[index] = performance.now();
    due = Math.max(due, current.sentAt[index] ?? 0) + 1000 / perSecond;
    await callers[index % callers.length]?.post(eventOf(mark(index), bytes));
    await everywhere;
  }
}
