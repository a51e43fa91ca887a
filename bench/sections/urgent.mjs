// @ts-check
import { dataFolder } from '../lib/broker.mjs';
import { judge, percentile, printTable, short } from '../lib/figures.mjs';
import { startCampana } from '../lib/peers.mjs';
import { clientCore, startProgram } from '../lib/processes.mjs';

/** A screen that reads less than half of what comes, for long enough that thousands of events wait for it. */
const flood = { perSecond: 400, bytes: 1_000, readBytesPerSecond: 160_000 };
const alerts = { count: 100, everyMs: 150 };

/**
 * Urgent alerts to a screen that reads slowly, in a flood of normal events.
 * @param {{postgres: import('../lib/postgres.mjs').BenchPostgres}} options
 */
export async function runUrgent({ postgres }) {
  const folder = dataFolder();
  const peer = await startCampana({
    dataDir: folder.path,
    databaseUrl: await postgres.newDatabase(),
  });
  const client = startProgram('clients/urgent.mjs', clientCore);
  try {
    const result = await client.ask({
      ...{ port: peer.port, token: peer.token, callerToken: peer.callerToken, path: peer.path },
      ...{ flood, alerts },
    });
    printTable(
      [
        `${alerts.count} urgent alerts in ${flood.perSecond} events/s, the screen reads ${flood.readBytesPerSecond / 1000} kB/s`,
        ...['p50 ms', 'p99 ms', 'worst ms', 'events behind at the end'],
      ],
      [
        [
          'from POST to the slow screen',
          short(percentile(result.urgent, 0.5)),
          short(percentile(result.urgent, 0.99)),
          short(Math.max(...result.urgent)),
          short(result.behind),
        ],
      ],
    );
    console.log();
    judge('urgent alerts, p99', percentile(result.urgent, 0.99), '<', 100, ' ms');
  } finally {
    await client.stop();
    await peer.stop();
    folder.remove();
  }
}
