import { whatsappRoutes } from '../../shared/api/routes/whatsapp';
import type { WhatsappStatus } from '../../shared/api/whatsapp/settings';
import { useRouteQuery } from './useRouteQuery';

/**
 * What this server can do with WhatsApp; undefined until it says so, and for a server too old to know of
 * it: what it offers is then not shown.
 */
export function useWhatsappStatus(refetchMs?: number): WhatsappStatus | undefined {
  const options = refetchMs === undefined ? {} : { refetchMs };
  return useRouteQuery(whatsappRoutes.whatsappStatus, {}, options).data;
}
