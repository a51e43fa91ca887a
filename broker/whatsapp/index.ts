import type { DataSource } from 'typeorm';
import type { WhatsappStatus } from '../../shared/api/whatsapp/settings';
import { startBackground, type Background } from '../background';
import type { WhatsappConfig } from '../config';
import type { Caller, Clock, Logger, RunTransaction } from '../ports';
import { branchOf } from '../services/branchScope';
import { createWebhookStore, type WebhookStore } from './entradas';
import type { FileKeeper } from './files';
import { createGraph } from './graph';
import { takeIn } from './intake';

import { createLanes, type Lanes } from './lanes';
import { fetchDueMedia, filesAtOnce } from './mediaFetcher';
import { answersAtOnce, sendDue } from './sender';

/** WhatsApp, running. */
export interface Whatsapp {
  config: WhatsappConfig;
  webhooks: WebhookStore;
  /** Something may have been put into the outbox or the intake. */
  wake: () => void;
  status(caller: Caller): Promise<WhatsappStatus>;
  close(): Promise<void>;
}

/** What it needs. */
export interface WhatsappDeps {
  dataSource: DataSource;
  runTransaction: RunTransaction;
  config: WhatsappConfig;
  files: FileKeeper;
  clock: Clock;
  logger: Logger;
  /** How often each worker looks by itself, in milliseconds, else every second; what happens here wakes it at once. */
  lookMs?: number;
}

/** Starts to take messages in, fetch files and send answers; nothing of it where nothing is configured. */
export function startWhatsapp(deps: WhatsappDeps): Whatsapp {
  const { dataSource, runTransaction, config, files, clock, logger, lookMs = 1_000 } = deps;
  const graph = createGraph(config);
  const workers: Background[] = [];
  const lanes: Lanes[] = [];
  const wake = (): void => {
    workers.forEach((worker) => {
      worker.wake();
    });
  };
  if (config.appSecret !== undefined || config.accessToken !== undefined) {
    const besides = (
      count: number,
      failure: string,
      work: (free: Lanes, signal: AbortSignal) => Promise<void>,
    ): Background => {
      const logged = (error: unknown): void => logger.warn({ err: error }, failure);
      const own = createLanes(count, () => worker.wake(), logged);
      lanes.push(own);
      const worker = startBackground({
        // Whatever ends in a lane wakes the worker again.
        work: (signal) => work(own, signal).then(() => false),
        ...{ everyMs: lookMs, failure, logger },
      });
      return worker;
    };
    const media = besides(filesAtOnce, 'files of WhatsApp could not be fetched', (free, signal) =>
      fetchDueMedia({ dataSource, runTransaction, graph, files, logger }, free, signal),
    );
    const intake = startBackground({
      work: () =>
        takeIn({
          ...{ runTransaction, logger },
          onMedia: () => media.wake(),
          onTaken: () => sender.wake(),
        }),
      everyMs: lookMs,
      failure: 'messages of WhatsApp could not be taken in',
      logger,
    });
    const sender = besides(answersAtOnce, 'answers could not be sent by WhatsApp', (free, signal) =>
      sendDue({ dataSource, runTransaction, graph, clock, logger }, free, signal),
    );
    workers.push(intake, media, sender);
  }
  return {
    config,
    webhooks: createWebhookStore(dataSource, () => workers[0]?.wake()),
    wake,
    status: (caller) => statusOf(dataSource, config, caller),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(lanes.map((own) => own.close()));
    },
  };
}

async function statusOf(
  dataSource: DataSource,
  config: WhatsappConfig,
  caller: Caller,
): Promise<WhatsappStatus> {
  const rows: Pick<
    WhatsappStatus,
    'por_procesar' | 'no_procesados' | 'sin_sucursal' | 'envios_fallidos'
  >[] = await dataSource.query(
    `SELECT count(*) FILTER (WHERE ESTADO = 'PENDIENTE')::int AS por_procesar,
        count(*) FILTER (WHERE ESTADO = 'FALLIDA')::int AS no_procesados,
        count(*) FILTER (WHERE ESTADO = 'SIN_SUCURSAL')::int AS sin_sucursal,
        (SELECT count(*)::int FROM WHATSAPP_SALIDAS S JOIN CONVERSACIONES C ON C.ID = S.CONVERSACION_ID
          WHERE S.ESTADO = 'FALLIDA' AND ($1::int IS NULL OR C.SUCURSAL_ID = $1)) AS envios_fallidos
      FROM WHATSAPP_ENTRADAS`,
    [branchOf(caller)],
  );
  const counts = rows[0] ?? {
    por_procesar: 0,
    no_procesados: 0,
    sin_sucursal: 0,
    envios_fallidos: 0,
  };
  return {
    recibe: config.appSecret !== undefined,
    envia: config.accessToken !== undefined,
    simulador: !config.graphUrl.startsWith('https:'),
    ...counts,
  };
}
