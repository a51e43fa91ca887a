import { join } from 'node:path';
import type { Logger as Pino } from 'pino';
import type { DataSource } from 'typeorm';
import { poolState } from '../db/dataSource';
import { restoreStepOf } from '../shared/api/restauracion';
import { closedBackupDesk, type BackupDesk } from './backups/backupDesk';
import { createServedHosts, reachableUrl, servesNetwork } from './addresses';
import { createAuth } from './auth';
import type { Config } from './config';
import type { DataFolder } from './dataFolder';
import { announce, type Announcement } from './discovery/announcement';
import { prepareData } from './firstData';
import { desktopOrigin, refuseAddress } from './http/addressGuard';
import type { ServedAddresses } from './http/deps';
import { plainRefusal, travelsInTheClear } from './http/plainGuard';
import { createHttpServer } from './http/server';
import { createDecoder } from './media/decoder';
import { createMediaStore } from './media/mediaStore';
import { createReceiptReader } from './ocr/reader';
import { startVoucherReader } from './ocr/voucherReader';
import { connectionOf } from './pairing/connection';
import { countWaiting } from './pairing/devices';
import { createPairingDesk } from './pairing/pairingDesk';
import type { Clock } from './ports';
import { explainListen } from './listenError';
import { openDatabase } from './openDatabase';
import { registerGauges } from './metrics/gauges';
import { Telemetry } from './metrics/telemetry';
import { startRealtime, subscriberLimits, type Realtime } from './realtime';
import { appendToAudit } from './retention/auditFiles';
import { startRetention } from './retention/retention';
import { storeBroadcastAlert } from './services/alertaRows';
import { startEventCounting } from './services/eventCounting';
import { startHousekeeping } from './services/housekeeping';
import { restaurantName } from './setup/createRestaurant';
import { closedRestoreDesk, type RestoreDesk } from './setup/restoreDesk';
import { openTls } from './tls/openTls';
import { shareWithTls } from './tls/sharePort';
import { version } from './version';
import { startWhatsapp } from './whatsapp';
import { demoWhatsapp } from './whatsapp/demoConfig';
import { attachGateway } from './ws/gateway';
import { refuseUpgradeOf } from './ws/upgradeGuard';

/** What a broker is made of. */
export interface BrokerDeps {
  config: Config;
  databaseUrl: string;
  folder: DataFolder;
  jwtSecret: string;
  /** Where a new server gets a backup from; without it, nowhere. */
  restore?: RestoreDesk;
  /** Makes backups when somebody asks for one; without it, nobody does. */
  backups?: BackupDesk;
  /** The built screens; they need not exist. */
  staticFolder: string;
  clock: Clock;
  logger: Pino;
}

/** A broker that is connected to its database and does not serve yet. */
export interface Broker {
  /** Whether it waits for its first run: nobody works on it yet. */
  readonly isNew: boolean;
  /** Starts to serve and answers the address. */
  listen(): Promise<string>;
  /** Takes no more connections, finishes what it accepted, closes sockets with 1001, lets the database go. */
  close(): Promise<void>;
}

/**
 * Puts the broker together on a migrated database.
 *
 * @throws StartupError or DatabaseUnfitError with a sentence for people.
 */
export async function createBroker(deps: BrokerDeps): Promise<Broker> {
  const dataSource = await openDatabase(deps.databaseUrl);
  try {
    return await assemble(deps, dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

async function assemble(deps: BrokerDeps, dataSource: DataSource): Promise<Broker> {
  const { config, clock, logger, folder, restore = closedRestoreDesk } = deps;
  // Assigned below: the hub needs to read standings, and authentication to tell the hub of changes.
  const sockets: { realtime: Realtime | null } = { realtime: null };
  const auth = createAuth({
    dataSource,
    secret: deps.jwtSecret,
    clock,
    onStandingChanged: (userId) => void sockets.realtime?.hub.checkStandings(userId),
    onSessionClosed: (sessionId) => sockets.realtime?.hub.endSessions(new Set([sessionId])),
  });
  await auth.endings.load();
  const decoder = createDecoder();
  const media = createMediaStore(folder.uploads, decoder);
  const first = await prepareData(
    {
      ...{ dataSource, config, folder, auth, media, decoder, logger },
      isRestoring: () => restoreStepOf(restore.progress()) !== null,
    },
    (isDemo) => {
      first.demo = isDemo;
      // It has a name now.
      if (announcement !== null) void announcement.close().then(announceHere);
    },
  );
  let announcement: Announcement | null = null;
  const announceHere = async (): Promise<void> => {
    const restaurant = await restaurantName(dataSource);
    announcement = announce({ restaurant, port, tls: tls !== null }, logger);
  };
  const telemetry = new Telemetry();
  const realtime = await startRealtime({
    dataSource,
    databaseUrl: deps.databaseUrl,
    standings: auth.standings,
    storeAlert: storeBroadcastAlert,
    clock,
    logger,
    telemetry,
  });
  sockets.realtime = realtime;
  const whatsapp = startWhatsapp({
    dataSource,
    runTransaction: realtime.runTransaction,
    config: first.demo ? demoWhatsapp(config.whatsapp) : config.whatsapp,
    files: media,
    clock,
    logger,
  });
  const tls = await openTls(config, folder.path);
  const huella = tls?.authority?.fingerprint ?? null;
  let port = config.port;
  const served: ServedAddresses = {
    hosts: createServedHosts(
      config.host,
      () => port,
      config.allowedHosts,
      () => clock.now(),
    ),
    origins: new Set([desktopOrigin]),
  };
  const app = await createHttpServer({
    dataSource,
    runTransaction: realtime.runTransaction,
    auth,
    clock,
    logger,
    publish: async (draft, caller, key) => ({
      id: await realtime.publisher.publish({
        draft,
        senderId: caller.userId,
        key: key === null ? null : { owner: caller.owner, key, route: 'POST /broadcast' },
      }),
    }),
    status: () => ({
      clientes: realtime.hub.size,
      version,
      demo: first.demo,
      ...(first.setup.pending ? { configurar: true as const } : {}),
    }),
    setup: first.setup,
    restore,
    backups: deps.backups ?? closedBackupDesk,
    tls,
    pairing: createPairingDesk({
      required: config.pairing,
      huella,
      dataSource,
      runTransaction: realtime.runTransaction,
    }),
    connection: async () => ({
      ...connectionOf({ host: config.host, port, tls: tls && { huella } }),
      emparejar: config.pairing,
      pendientes: await countWaiting(dataSource.manager),
    }),
    served,
    media,
    screens: realtime.hub,
    metrics: { registry: telemetry.registry, token: config.metricsToken ?? null },
    whatsapp,
    staticFolder: deps.staticFolder,
    broadcastRate: config.broadcastRate,
  });
  const counting = startEventCounting(dataSource, logger);
  const retention = startRetention({
    dataSource,
    days: config.retentionDays,
    audit: (events) => appendToAudit(join(folder.path, 'auditoria'), events),
    logger,
  });
  const gauges = registerGauges(telemetry.registry, {
    socketsByRole: () => realtime.hub.socketsByRole(),
    pendingBytes: () => realtime.hub.pendingBytes(),
    eventsWaiting: () => realtime.publisher.size,
    eventsHeld: () => realtime.ring.size,
    pool: () => poolState(dataSource),
  });
  const endings = auth.endings.watch(
    {
      sessionsEnded: (ids) => realtime.hub.endSessions(ids),
      programsEnded: (names) => realtime.hub.endPrograms(names),
    },
    logger,
  );
  const receiptReader = config.readsVouchers ? createReceiptReader() : null;
  const voucherReader =
    receiptReader &&
    startVoucherReader({
      dataSource,
      runTransaction: realtime.runTransaction,
      ...{ media, reader: receiptReader, logger },
    });
  const housekeeping = startHousekeeping(dataSource, logger);
  const gateway = attachGateway(
    app.server,
    {
      hub: realtime.hub,
      ring: realtime.ring,
      readLog: () => realtime.readLog(),
      authenticator: auth.authenticator,
      clock,
      logger,
      subscriberLimits,
      telemetry,
    },
    (request) =>
      refuseUpgradeOf(request, (headers) => refuseAddress(headers, served)) ??
      (tls !== null && travelsInTheClear(request) ? plainRefusal : null),
  );
  const sharedPort = tls === null ? null : shareWithTls(app.server, tls.identity);
  const stopRenewing = tls?.watch(
    (identity) => sharedPort?.renew(identity),
    (error) => {
      logger.error({ err: error }, 'the certificate could not be renewed; trying again in an hour');
    },
  );
  if (tls?.authority) {
    logger.info({ huella: tls.authority.fingerprint }, 'TLS with the local authority');
  }

  return {
    get isNew() {
      return first.setup.pending;
    },
    async listen() {
      try {
        await app.listen({ host: config.host, port: config.port });
      } catch (error) {
        throw explainListen(error, config);
      }
      const address = app.server.address();
      if (address !== null && typeof address === 'object') port = address.port;
      if (servesNetwork(config.host)) await announceHere();
      return reachableUrl(config.host, port);
    },
    async close() {
      await announcement?.close();
      gateway.close();
      stopRenewing?.();
      gauges.close();
      const cleaned = Promise.all([
        housekeeping.close(),
        counting.close(),
        retention.close(),
        endings.close(),
        voucherReader?.close(),
      ]);
      // Sockets first: the HTTP server waits for every connection that was upgraded.
      const closed = app.close();
      await whatsapp.close();
      await realtime.close();
      // Connections that a client keeps for a next request do not hold up the stop.
      sharedPort?.close();
      await closed;
      decoder.close();
      await cleaned;
      await dataSource.destroy();
    },
  };
}
