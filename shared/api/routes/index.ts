import { alertaRoutes } from './alertas';
import { catalogRoutes } from './catalog';
import { deviceRoutes } from './dispositivos';
import { eventRoutes } from './events';
import { pedidoRoutes } from './pedidos';
import { peopleRoutes } from './people';
import { refillRoutes } from './refills';
import { backupRoutes } from './respaldos';
import { serverRoutes } from './server';
import { voucherRoutes } from './vouchers';
import { whatsappRoutes } from './whatsapp';

export { metricsPath } from './server';
export { fileRoutes, type FileRoute } from './files';

/** Every HTTP route of the broker with a JSON answer, by the name both sides use for it. */
export const routes = {
  ...serverRoutes,
  ...eventRoutes,
  ...pedidoRoutes,
  ...alertaRoutes,
  ...refillRoutes,
  ...voucherRoutes,
  ...catalogRoutes,
  ...peopleRoutes,
  ...deviceRoutes,
  ...backupRoutes,
  ...whatsappRoutes,
} as const;

/** The name of a route. */
export type RouteName = keyof typeof routes;
