/** An amount in whole cents: 0.1 + 0.2 must be 0.3 where money is concerned. */
export function centsOf(amount: number): number {
  return Math.round(amount * 100);
}

/** Whether two amounts are the same to the cent. */
export function sameAmount(a: number, b: number): boolean {
  return centsOf(a) === centsOf(b);
}

/**
 * An amount as receipts and notifications write it. A comma before three digits groups thousands; before one or
 * two it is the decimal sign. NaN for what is none.
 */
export function amountOf(text: string): number {
  return Number(text.replace(/,(?=\d{3})/g, '').replace(',', '.'));
}
