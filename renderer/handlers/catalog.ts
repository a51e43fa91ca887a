import type { Handler } from './context';

/** Whether it ran out is in the event itself; anything more than that is loaded. */
export const insumoActualizado: Handler<'insumo_actualizado'> = (event, { state, complete }) => {
  if (event.activo === undefined) state().markInsumo(event.insumo_id, event.agotado);
  else complete.catalog();
};

export const productoActualizado: Handler<'producto_actualizado'> = (_event, { complete }) => {
  complete.catalog();
};

/** Settings are too large for an event: it says that they changed, and the catalog is loaded again. */
export const sucursalActualizada: Handler<'sucursal_actualizada'> = (_event, { complete }) => {
  complete.catalog();
};
