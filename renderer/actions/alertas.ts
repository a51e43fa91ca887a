import type { Prioridad } from '../../shared/api/alertas';
import { routes } from '../../shared/api/routes';
import { defineAction } from './defineAction';

/** What an alert to the kitchen says. */
export interface SendAlertaArgs {
  pedidoId: number;
  mensaje: string;
  prioridad: Prioridad;
}

/** Alerts the kitchen about an order. */
export const sendAlerta = defineAction({
  subject: ({ pedidoId }: SendAlertaArgs) => `pedido:${pedidoId}`,
  async run({ api, state, asOf }, { pedidoId, mensaje, prioridad }: SendAlertaArgs, key) {
    const alerta = await api.call(
      routes.sendAlerta,
      { params: { id: pedidoId }, body: { mensaje, prioridad } },
      { key },
    );
    state().putAlerta(alerta, asOf);
    return alerta;
  },
});

/** Marks an alert as read; doing it twice is fine. */
export const readAlerta = defineAction({
  subject: ({ id }: { id: number }) => `alerta:${id}`,
  effect: ({ id }) => ({ table: 'alertas', id }),
  async run({ api, state, asOf }, { id }: { id: number }, key) {
    const alerta = await api.call(routes.readAlerta, { params: { id } }, { key });
    state().putAlerta(alerta, asOf);
    return alerta;
  },
});
