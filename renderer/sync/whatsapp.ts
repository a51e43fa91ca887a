import type { Borrador } from '../../shared/api/whatsapp/borradores';
import type { Conversacion, OutboundMessage } from '../../shared/api/whatsapp/conversaciones';
import { whatsappRoutes } from '../../shared/api/routes/whatsapp';
import type { ApiClient } from '../api/client';
import { toFailure } from '../api/failure';
import { everyPage } from './pages';

/** What waits for a person in conversations with customers, and the recent ones. */
export interface WhatsappLists {
  conversaciones: Conversacion[];
  borradores: Borrador[];
  salidas: OutboundMessage[];
}

const pageSize = 200;
const recentSize = 50;
const none: WhatsappLists = { conversaciones: [], borradores: [], salidas: [] };

/** Loads them, for those who may see conversations. Rejects with `ApiFailure`. */
export async function loadWhatsapp(
  api: Pick<ApiClient, 'call'>,
  allowed: boolean,
): Promise<WhatsappLists> {
  if (!allowed) return none;
  try {
    const [recent, waiting, borradores, salidas] = await Promise.all([
      api.call(whatsappRoutes.listConversaciones, { query: { limite: recentSize } }),
      everyPage((desde_orden) =>
        api.call(whatsappRoutes.listConversaciones, {
          query: { pendientes: true, limite: pageSize, desde_orden },
        }),
      ),
      everyPage((antes_de_id) =>
        api.call(whatsappRoutes.listBorradores, {
          query: { estado: 'ABIERTO', limite: pageSize, antes_de_id },
        }),
      ),
      everyPage((antes_de_id) =>
        api.call(whatsappRoutes.listSalidas, {
          query: { estado: 'FALLIDA', limite: pageSize, antes_de_id },
        }),
      ),
    ]);
    return { conversaciones: [...recent.datos, ...waiting], borradores, salidas };
  } catch (error) {
    // A desktop app may be newer than its server: one that knows no conversations has none.
    if (toFailure(error).status === 404) return none;
    throw error;
  }
}
