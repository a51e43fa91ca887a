import type { Handler } from './context';

/** The event carries no words and no phone: what happened is loaded with the conversation. */
export const conversacionActualizada: Handler<'conversacion_actualizada'> = (
  { conversacion_id: id },
  { complete },
) => {
  complete.conversacion(id);
};

/** A draft of no conversation: whether it is still open is known once it was loaded. */
export const borradorActualizado: Handler<'borrador_actualizado'> = (
  { borrador_id: id },
  { complete },
) => {
  complete.borrador(id);
};
