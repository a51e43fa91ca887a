import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BrokerProcess } from '../../testing/brokerProcess';
import { startTcpProxy, type TcpProxy } from '../../testing/tcpProxy';
import { expectShown, expectStoredOnce } from './promises';
import { Publisher } from './publisher';
import type { WatchedScreen } from './screen';
import { createStage, report, type Stage } from './stage';

let stage: Stage;
let proxy: TcpProxy;
let broker: BrokerProcess;
let screens: WatchedScreen[];

beforeAll(async () => {
  stage = await createStage();
  const target = { host: '127.0.0.1', port: 0 };
  proxy = await startTcpProxy(target);
  broker = await stage.startBroker({
    env: { CAMPANA_ALLOWED_HOSTS: `127.0.0.1:${proxy.port}` },
  });
  target.port = Number(new URL(broker.url).port);
  const url = (): string => `ws://127.0.0.1:${proxy.port}/ws`;
  screens = await Promise.all([
    stage.screen('COCINERO', 1, url, { confirms: true }),
    stage.screen('ATENCION', 2, url),
    stage.screen('ADMIN', null, url),
  ]);
  screens.forEach((screen) => screen.stay());
  await vi.waitUntil(() => screens.every((screen) => screen.startedAt !== null));
});
afterAll(async () => {
  await stage.close();
  await proxy.close();
});

describe('a network that breaks between screens and broker', () => {
  it('costs no event and repeats none, whether connections are reset or fall silent', async () => {
    const publisher = new Publisher(
      () => broker.url,
      stage.serviceToken(),
      (count) => ({ tipo: 'alerta_cocina', mensaje: 'x', sucursal_id: 1 + (count % 2) }),
    );
    publisher.start(4);
    const cuts = 8;
    for (let n = 0; n < cuts; n += 1) {
      const shown = screens.map((screen) => screen.shown.length);
      await expect
        .poll(() => screens.every((screen, i) => screen.shown.length > shown[i]! + 2), {
          timeout: 20_000,
        })
        .toBe(true);
      if (n % 2 === 0) {
        proxy.cut();
      } else {
        proxy.hang();
        await delay(50);
        // What a screen does that has not heard the heartbeat for too long.
        screens.forEach((screen) => screen.drop());
      }
      await delay(50);
      proxy.restore();
    }
    await publisher.stop();
    const stored = await stage.log();
    await expectShown(screens, stored);
    expectStoredOnce(publisher.accepted, stored);
    report('network cut', {
      cuts,
      accepted: publisher.accepted.size,
      connections: screens.reduce((sum, screen) => sum + screen.closeCodes.length, 0),
      'missed or repeated': 0,
    });
  }, 120_000);
});
