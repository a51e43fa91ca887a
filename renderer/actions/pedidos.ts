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
  async run({ api, state, asOf }, { id }: { id: number }, key) {
    const pedido = await api.call(routes.approvePedido, { params: { id } }, { key });
    state().putPedido(pedido, asOf);
    return pedido;
  },
});

/** Moves an order one step: ready, handed over, back, or cancelled. */
export const movePedido = defineAction({
  subject,
  reload,
  async run({ api, state, asOf }, { id, estado }: { id: number; estado: PedidoState }, key) {
    const pedido = await api.call(routes.movePedido, { params: { id }, body: { estado } }, { key });
    state().putPedido(pedido, asOf);
    return pedido;
  },
});
