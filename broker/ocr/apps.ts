import type { PaymentApp } from '../../shared/api/voucherChecks';

/** How one app or bank lays out its receipt. Labels are folded: no accents, small letters. */
export interface ReceiptLayout {
  app: PaymentApp;
  /** As the field `medio` takes it. */
  name: string;
  /** What only this app writes. */
  sign: RegExp;
  /** Before an operation number. */
  operation: RegExp;
  /** Before the name of the person who paid; null where the receipt shows only who was paid. */
  payer: RegExp | null;
}

const operation =
  /(?:n\W{0,3}(?:ro|umero)?\.?\s*(?:de\s*)?|codigo\s*(?:de\s*)?)operacion|operacion\s*n/;

/** Every layout that is understood. */
export const layouts: readonly ReceiptLayout[] = [
  // The name on a Yape receipt is the one of whoever was paid: the restaurant's.
  { app: 'yape', name: 'Yape', sign: /\byape(?:aste|o)?\b/, operation, payer: null },
  { app: 'plin', name: 'Plin', sign: /\bplin(?:easte)?\b/, operation, payer: /^(?:de|desde)\b:?/ },
  {
    ...{ app: 'bcp', name: 'BCP', sign: /\bbcp\b|banco de credito/, operation },
    payer: /^(?:desde|enviado por|titular)\b:?/,
  },
  {
    ...{ app: 'interbank', name: 'Interbank', sign: /\binterbank\b/, operation },
    payer: /^(?:titular|ordenante|cuenta de)\b:?/,
  },
  {
    ...{ app: 'bbva', name: 'BBVA', sign: /\bbbva\b/, operation },
    payer: /^(?:ordenante|titular|de)\b:?/,
  },
];
