import { routes } from '../../shared/api/routes';
import { defineAction } from './defineAction';

/** What is asked for, and for which order if any. */
export interface RequestRefillArgs {
  insumoId: number;
  cantidad: number;
  pedidoId?: number;
}

/** Asks the kitchen to restock a supply. */
export const requestRefill = defineAction({
  subject: ({ insumoId }: RequestRefillArgs) => `insumo:${insumoId}`,
  async run({ api, state, asOf }, { insumoId, cantidad, pedidoId }: RequestRefillArgs, key) {
    const refill = await api.call(
      routes.requestRefill,
      { body: { insumo_id: insumoId, cantidad, pedido_id: pedidoId } },
      { key },
    );
    state().putRefill(refill, asOf);
    return refill;
  },
});

/** Says that a request was attended. */
export const attendRefill = defineAction({
  subject: ({ id }: { id: number }) => `refill:${id}`,
  effect: ({ id }) => ({ table: 'refills', id }),
  async run({ api, state, asOf }, { id }: { id: number }, key) {
    const refill = await api.call(routes.attendRefill, { params: { id } }, { key });
    state().putRefill(refill, asOf);
    return refill;
  },
});
