import { amountOf } from '../../shared/money';

/** What the words of a notification say of a payment. */
export interface PaymentNotice {
  amount: number | null;
  payer: string | null;
  app: string | null;
  operation: string | null;
}

const apps: readonly [RegExp, string][] = [
  [/yape/i, 'Yape'],
  [/plin/i, 'Plin'],
  [/interbank/i, 'Interbank'],
  [/bbva/i, 'BBVA'],
  [/\bbcp\b/i, 'BCP'],
];

const payers: readonly RegExp[] = [
  /(?:^|[!.:;]\s*)([\p{L}][\p{L}*.' -]{2,80}?) te (?:envi[oó]|yape[oó]|plin[eo]ó|transfiri[oó]|pag[oó])/iu,
  /recibiste .*? de ([\p{L}][\p{L}*.' -]{2,80}?)(?=[,.;]|\s+(?:por|el|con|a las)\b|$)/iu,
  /\bde ([\p{L}][\p{L}*.' -]{2,80}?)(?=[,.;]|\s+(?:por|el|con|a las)\b|$)/iu,
];

/** Reads a notification as the apps of phones show them; what it does not say stays null. */
export function readNotice(text: string): PaymentNotice {
  // A title stands on a line of its own, without a full stop, and the name begins on the next.
  const sentences = text.trim().replace(/\s*\n\s*/g, '; ');
  const flat = sentences.replace(/\s+/g, ' ');
  const amount =
    /(?:S\s*\/\.?|PEN)\s*(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?)/i.exec(
      flat,
    )?.[1];
  const operation = /(?:operaci[oó]n|oper\.?|op\.)\s*(?:n[°ºo.]*\s*)?:?\s*(\d{4,20})/iu.exec(
    flat,
  )?.[1];
  const payer = payers.map((pattern) => pattern.exec(flat)?.[1]).find((name) => name !== undefined);
  return {
    amount: amount === undefined ? null : amountOf(amount),
    payer: payer?.replace(/^yape[!.:]?\s*/i, '').trim() ?? null,
    app: apps.find(([pattern]) => pattern.test(flat))?.[1] ?? null,
    operation: operation ?? null,
  };
}
