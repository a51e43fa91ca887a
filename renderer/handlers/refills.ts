import type { Handler } from './context';

/** A request without a number cannot be attended, so it is refused and the server told. */
export const refillSolicitado: Handler<'refill_solicitado'> = (event, { state }) => {
  if (event.refill_id === undefined) throw new Error('La solicitud no tiene "refill_id".');
  const insumo = state().insumos.find(({ id }) => id === event.insumo_id);
  state().addRefill(
    {
      id: event.refill_id,
      insumo_id: event.insumo_id ?? null,
      insumo: event.insumo ?? insumo?.nombre ?? '',
      cantidad: event.cantidad ?? null,
      pedido_id: event.pedido_id ?? null,
      sucursal_id: event.sucursal_id ?? null,
      usuario_solicita: event.usuario_id ?? null,
      usuario_solicita_nombre: event.usuario_nombre ?? null,
      fecha_solicitud: event.fecha,
    },
    event.id,
  );
};

export const refillAtendido: Handler<'refill_atendido'> = (event, { state }) => {
  if (event.refill_id === undefined) throw new Error('La atención no tiene "refill_id".');
  state().markRefillAttended(
    event.refill_id,
    {
      atendido_por: event.usuario_id ?? null,
      atendido_por_nombre: event.usuario_nombre ?? null,
      fecha_atencion: event.fecha,
    },
    event.id,
  );
};
