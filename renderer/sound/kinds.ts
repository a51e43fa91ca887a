/** Everything that has a sound of its own. */
export const soundKinds = [
  'pedido_nuevo',
  'voucher_nuevo',
  'alerta_normal',
  'alerta_alta',
  'alerta_urgente',
  'refill',
  'cancelado',
  'tarde',
] as const;

/** A kind of sound. */
export type SoundKind = (typeof soundKinds)[number];
