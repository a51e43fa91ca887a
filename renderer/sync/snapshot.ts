import type { Alerta } from '../../shared/api/alertas';
import type { Pedido } from '../../shared/api/pedidos';
import type { Refill } from '../../shared/api/refills';
import { routes } from '../../shared/api/routes';
import type { Voucher } from '../../shared/api/vouchers';
import { can } from '../../shared/permissions';
import type { PedidoState } from '../../shared/pedidoStates';
import type { StaffRole } from '../../shared/roles';
import type { ApiClient } from '../api/client';
import type { AppState } from '../stores/state';
import { loadCatalog, type Catalog } from './catalog';
import { everyPage } from './pages';
import { loadWhatsapp, type WhatsappLists } from './whatsapp';

/** Everything a screen starts from. Lists may name a thing twice; the later mention counts. */
export interface Snapshot extends Catalog, WhatsappLists {
  pedidos: Pedido[];
  vouchers: Voucher[];
  alertas: Alerta[];
  refills: Refill[];
}

const openStates: PedidoState[] = ['PENDIENTE', 'EN_PREPARACION', 'LISTO'];
const closedStates: PedidoState[] = ['ENTREGADO', 'CANCELADO'];
const pageSize = 200;
/** Recently closed things, for recall and history. */
const recentSize = 50;

/** Loads what a role may see. Rejects with `ApiFailure` when any part cannot be had. */
export async function loadSnapshot(api: ApiClient, role: StaffRole): Promise<Snapshot> {
  const reviews = can(role, 'voucher:review');
  const recent = { limite: recentSize };
  // One call before the many: a server that is away is asked once per try, not a dozen times.
  const catalog = await loadCatalog(api);
  const [closed, open, vouchers, pendingVouchers, alertas, unread, refills, pending, whatsapp] =
    await Promise.all([
      api.call(routes.listPedidos, { query: { estado: closedStates, ...recent } }),
      everyPage((desde_id) =>
        api.call(routes.listPedidos, { query: { estado: openStates, limite: pageSize, desde_id } }),
      ),
      reviews ? api.call(routes.listVouchers, { query: recent }) : nothing,
      reviews
        ? everyPage((antes_de_id) =>
            api.call(routes.listVouchers, {
              query: { estado: 'PENDIENTE', limite: pageSize, antes_de_id },
            }),
          )
        : [],
      api.call(routes.listAlertas, { query: recent }),
      everyPage((antes_de_id) =>
        api.call(routes.listAlertas, { query: { leida: false, limite: pageSize, antes_de_id } }),
      ),
      api.call(routes.listRefills, { query: recent }),
      everyPage((antes_de_id) =>
        api.call(routes.listRefills, {
          query: { estado: 'pendiente', limite: pageSize, antes_de_id },
        }),
      ),
      loadWhatsapp(api, can(role, 'conversacion:view')),
    ]);
  return {
    pedidos: [...closed.datos, ...open],
    vouchers: [...vouchers.datos, ...pendingVouchers],
    alertas: [...unread, ...alertas.datos],
    refills: [...pending, ...refills.datos],
    ...whatsapp,
    ...catalog,
  };
}

/** Puts a loaded state into the store; `asOf` is an event id all of it is at least as new as. */
export function applySnapshot(state: AppState, snapshot: Snapshot, asOf: number): void {
  const { insumos, productos, sucursales } = snapshot;
  state.loadCatalog({ insumos, productos, sucursales });
  state.loadPedidos(snapshot.pedidos, asOf);
  state.loadVouchers(snapshot.vouchers, asOf);
  state.loadAlertas(snapshot.alertas, asOf);
  state.loadRefills(snapshot.refills, asOf);
  state.loadConversaciones(snapshot.conversaciones, asOf);
  state.loadBorradores(snapshot.borradores);
  state.loadSalidas(snapshot.salidas);
}

const nothing = { datos: [] };
