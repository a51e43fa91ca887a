import type { Handler } from './context';

/** An alert without a number cannot be marked read, so it is refused and the server told. */
export const alertaCocina: Handler<'alerta_cocina'> = (event, { state, complete }) => {
  if (event.alerta_id === undefined) throw new Error('La alerta no tiene "alerta_id".');
  const pedidoId = event.pedido_id ?? null;
  state().addAlerta(
    {
      id: event.alerta_id,
      fecha: event.fecha,
      mensaje: event.mensaje,
      prioridad: event.prioridad,
      pedido_id: pedidoId,
      sucursal_id: event.sucursal_id ?? null,
      usuario_envia: event.usuario_id ?? null,
      usuario_envia_nombre: event.usuario_nombre ?? null,
    },
    event.id,
  );
  if (pedidoId !== null && !state().pedidos.has(pedidoId)) complete.pedido(pedidoId);
};

export const alertaLeida: Handler<'alerta_leida'> = (event, { state }) => {
  state().markAlertaRead(
    event.alerta_id,
    {
      leida_por: event.usuario_id ?? null,
      leida_por_nombre: event.usuario_nombre ?? null,
      fecha_lectura: event.fecha_lectura ?? event.fecha,
    },
    event.id,
  );
};

/** An alert this screen has not got (it came while away, or its first event failed) appears with its escalation. */
export const alertaEscalada: Handler<'alerta_escalada'> = (event, { state }) => {
  const { alerta_id: id, mensaje } = event;
  if (!state().alertas.has(id) && mensaje !== undefined) {
    state().addAlerta(
      {
        id,
        fecha: event.fecha,
        mensaje,
        prioridad: event.prioridad ?? 'normal',
        pedido_id: event.pedido_id ?? null,
        sucursal_id: event.sucursal_id ?? null,
        usuario_envia: null,
        usuario_envia_nombre: null,
      },
      event.id,
    );
  }
  state().markAlertaEscalated(id, event.nivel, event.id);
};
