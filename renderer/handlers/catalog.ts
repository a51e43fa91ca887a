import type { Handler } from './context';

export const insumoActualizado: Handler<'insumo_actualizado'> = (event, { state }) => {
  state().markInsumo(event.insumo_id, event.agotado);
};

/** Settings are too large for an event: it says that they changed, and the catalog is loaded again. */
export const sucursalActualizada: Handler<'sucursal_actualizada'> = (_event, { complete }) => {
  complete.catalog();
};
