import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from '../deps';
import { registerAlertas } from './alertas';
import { registerAuth } from './auth';
import { registerBroadcast } from './broadcast';
import { registerCatalog } from './catalog';
import { registerDispositivos } from './dispositivos';
import { registerHealth } from './health';
import { registerInstalacion } from './instalacion';
import { registerMetrics } from './metrics';
import { registerMonitor } from './monitor';
import { registerPedidos } from './pedidos';
import { registerRefills } from './refills';
import { registerRespaldos } from './respaldos';
import { registerSocketHint } from './socketHint';
import { registerUsuarios } from './usuarios';
import { registerVouchers } from './vouchers';
import { registerWhatsapp } from './whatsapp';
import { registerWhatsappWebhook } from './whatsappWebhook';

/** Registers every route of the contract. */
export async function registerRoutes(app: FastifyInstance, deps: HttpDeps): Promise<void> {
  registerHealth(app, deps);
  registerInstalacion(app, deps);
  registerAuth(app, deps);
  registerDispositivos(app, deps);
  registerRespaldos(app, deps);
  registerBroadcast(app, deps);
  registerPedidos(app, deps);
  registerAlertas(app, deps);
  registerRefills(app, deps);
  registerCatalog(app, deps);
  registerMonitor(app, deps);
  registerMetrics(app, deps);
  registerUsuarios(app, deps);
  registerSocketHint(app);
  registerWhatsapp(app, deps);
  await registerWhatsappWebhook(app, deps);
  await registerVouchers(app, deps);
}
