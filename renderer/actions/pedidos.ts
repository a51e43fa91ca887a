import type { PedidoNew } from '../../shared/api/pedidos';
import { routes } from '../../shared/api/routes';
import type { PedidoState } from '../../shared/pedidoStates';
import { defineAction, type ActionContext } from './defineAction';

const subject = ({ id }: { id: number }) => `pedido:${id}`;

async function reload({ api, state, asOf }: ActionContext, { id }: { id: number }): Promise<void> {
  state().putPedido(await api.call(routes.getPedido, { params: { id } }), asOf);
}

/** Registers an order. */
export const createPedido = defineAction({
  subject: (_args: PedidoNew) => 'pedido:nuevo',
  async run({ api, state, asOf }, body: PedidoNew, key) {
    const pedido = await api.call(routes.createPedido, { body }, { key });
    state().putPedido(pedido, asOf);
    return pedido;
  },
});

/** Approves a pending order: it goes to the kitchen. */
export const approvePedido = defineAction({
  subject,
  reload,
  effect: ({ id }: { id: number }) => ({ table: 'pedidos', id, estado: 'EN_PREPARACION' }),
  async run({ api, state, asOf }, { id }: { id: number }, key) {
    const pedido = await api.call(routes.approvePedido, { params: { id } }, { key });
    state().putPedido(pedido, asOf);
    return pedido;
  },
});

/** Which order, and where it goes. */
export interface MovePedidoArgs {
  id: number;
  estado: PedidoState;
}

/** Moves an order one step: ready, handed over, back, or cancelled. */
export const movePedido = defineAction({
  subject,
  reload,
  effect: ({ id, estado }: MovePedidoArgs) => ({ table: 'pedidos', id, estado }),
  async run({ api, state, asOf }, { id, estado }: MovePedidoArgs, key) {
    const pedido = await api.call(routes.movePedido, { params: { id }, body: { estado } }, { key });
    state().putPedido(pedido, asOf);
    return pedido;
  },
});
