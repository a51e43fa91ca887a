import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrokerProcess } from '../../testing/brokerProcess';
import { expectShown } from './promises';
import { createStage, report, type Stage } from './stage';

const missed = 3_000;

let stage: Stage;
let broker: BrokerProcess;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

describe('a screen that missed thousands of critical events', () => {
  it('confirms all of them at once without being thrown out as too fast, and each is stored', async () => {
    await stage.dataSource.query(
      `INSERT INTO EVENTOS_REALTIME (TIPO, PAYLOAD)
        SELECT 'alerta_cocina', json_build_object('tipo', 'alerta_cocina', 'alerta_id', N, 'mensaje', 'x')
        FROM generate_series(1, $1::integer) AS N`,
      [missed],
    );
    broker = await stage.startBroker();
    const screen = await stage.screen('COCINERO', 1, () => broker.wsUrl, { confirms: true });
    screen.position = 0;
    screen.startedAt = 0;
    await screen.connect();
    await expectShown([screen], await stage.log());
    const confirmed = async (): Promise<number> => {
      const rows: { n: number }[] = await stage.dataSource.query(
        'SELECT count(*)::integer AS n FROM ENTREGAS WHERE MOTIVO IS NULL',
      );
      return rows[0]!.n;
    };
    await expect.poll(confirmed, { timeout: 20_000 }).toBe(missed);
    expect(screen.closeCodes).toEqual([]);
    report('confirmations after a resume', { missed, confirmed: missed, closed: 0 });
  });
});
