import type { Handler } from './context';

/** Nothing of it is kept: the list of the monitor and the notifications listen for themselves. */
export const dispositivoActualizado: Handler<'dispositivo_actualizado'> = () => undefined;
