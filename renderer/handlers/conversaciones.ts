import type { Handler } from './context';

/** The store keeps no conversation: the screens that show one listen for this themselves and load it again. */
export const conversacionActualizada: Handler<'conversacion_actualizada'> = () => undefined;
