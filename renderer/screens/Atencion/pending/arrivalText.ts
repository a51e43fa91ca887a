/** Something that just arrived, as it is announced. */
export interface Arrival {
  kind: 'pedido' | 'voucher';
  /** Its name and what is known of it, e.g. `Pedido #51, Lucía, S/ 37.00`. */
  text: string;
}

/** What a screen reader hears of several arrivals: one is described, more are counted by kind. */
export type Announcement =
  { kind: 'one'; text: string } | { kind: 'many'; pedidos: number; vouchers: number };

/** Sums up arrivals; null when there are none. A rush must not read out every order. */
export function summarize(arrivals: readonly Arrival[]): Announcement | null {
  const [first] = arrivals;
  if (first === undefined) return null;
  if (arrivals.length === 1) return { kind: 'one', text: first.text };
  const pedidos = arrivals.filter(({ kind }) => kind === 'pedido').length;
  return { kind: 'many', pedidos, vouchers: arrivals.length - pedidos };
}
