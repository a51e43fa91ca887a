import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createWorkerLaunch } from './workerLaunch';
import { workerRequest } from './workerMessages';

class Port extends EventEmitter {
  sent: unknown[] = [];
  start(): void {}
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
}

function setUp() {
  const parent = new Port();
  const launch = createWorkerLaunch(parent);
  const report = (data: object, ports: Port[] = []) => parent.emit('message', { data, ports });
  return { parent, report, link: launch('/app/dist/broker/mediaWorker.cjs') };
}

test('what is sent before the worker is there reaches it, in order', () => {
  const { parent, report, link } = setUp();
  expect(parent.sent.map(workerRequest)).toEqual([
    { campana: 'startWorker', worker: 1, file: '/app/dist/broker/mediaWorker.cjs' },
  ]);
  link.send({ id: 1 });
  link.send({ id: 2 });
  const port = new Port();
  report({ campana: 'workerPort', worker: 1 }, [port]);
  link.send({ id: 3 });
  expect(port.sent).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
});

test('answers and the end of a worker are told', () => {
  const { parent, report, link } = setUp();
  const told: unknown[] = [];
  link.onMessage((message) => told.push(message));
  link.onGone(() => told.push('gone'));
  const port = new Port();
  report({ campana: 'workerPort', worker: 1 }, [port]);
  port.emit('message', { data: { id: 1, result: 'x' } });
  link.kill();
  expect(workerRequest(parent.sent.at(-1))).toEqual({ campana: 'endWorker', worker: 1 });
  report({ campana: 'workerGone', worker: 1 });
  report({ campana: 'workerGone', worker: 1 });
  expect(told).toEqual([{ id: 1, result: 'x' }, 'gone']);
});

test('nothing but a request is taken for one', () => {
  for (const other of [null, 'campana:stop', {}, { campana: 'startWorker', worker: 1 }]) {
    expect(workerRequest(other)).toBeNull();
  }
});
