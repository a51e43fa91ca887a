import type { PaymentApp, ReadField, ReadFieldValue } from '../../shared/api/voucherChecks';
import { amountOf } from '../../shared/money';
import { folded } from '../../shared/names';
import { layouts, type ReceiptLayout } from './apps';
import { readDate } from './readDate';
import { around, type ReadLine, type ReadWord } from './readLines';

/** What a receipt says. */
export interface ParsedReceipt {
  app: PaymentApp | null;
  fields: ReadFieldValue[];
}

/** An amount with its currency, which is often misread. */
const currency =
  /(?:^|[^a-z0-9])[s5$]\s?[/7il|1]\s?\.?\s*(\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d{1,6}(?:[.,]\d{1,2})?)(?!\d)/;
const bareAmount = /^\D{0,4}(\d{1,5}[.,]\d{2})$/;

/** Finds app, amount, operation number, date and payer among the lines of a receipt. */
export function parseReceipt(lines: readonly ReadLine[]): ParsedReceipt {
  const plain = lines.map((line) => ({ line, text: folded(line.text) }));
  const layout = layoutOf(plain.map(({ text }) => text));
  // Pictures of anything else yield nothing: a number on a menu is no payment.
  if (layout === null) return { app: null, fields: [] };
  const fields = [
    amountIn(plain),
    operationIn(plain, layout),
    dateIn(plain),
    payerIn(plain, layout),
    mediumIn(plain, layout),
  ];
  return { app: layout.app, fields: fields.filter((field) => field !== null) };
}

interface Plain {
  line: ReadLine;
  text: string;
}

/** The layout whose sign comes first: a receipt names the app before the one it pays to. */
function layoutOf(texts: readonly string[]): ReceiptLayout | null {
  for (const text of texts) {
    const found = layouts.find(({ sign }) => sign.test(text));
    if (found) return found;
  }
  return null;
}

/** The largest figures with a currency are the amount; else the largest that look like one. */
function amountIn(lines: readonly Plain[]): ReadFieldValue | null {
  for (const pattern of [currency, bareAmount]) {
    const found = lines
      .flatMap(({ line, text }) => {
        const amount = likelyAmount(pattern.exec(text)?.[1]);
        return amount === null ? [] : [{ line, amount }];
      })
      .sort((a, b) => tallest(b.line) - tallest(a.line))[0];
    if (found) {
      const words = found.line.words.filter(({ text }) => /\d/.test(text) || /^[S5$]/i.test(text));
      return field('monto', found.amount.toFixed(2), words);
    }
  }
  return null;
}

/** The amount a single line tells, with two decimals; null where it tells none. */
export function amountInText(line: string): string | null {
  const text = folded(line.trim());
  const found = (currency.exec(text) ?? bareAmount.exec(text))?.[1];
  return likelyAmount(found)?.toFixed(2) ?? null;
}

/** The operation number that is all a line holds; null for anything else. */
export function operationInText(line: string): string | null {
  const digits = line.replace(/\s/g, '');
  return /^\d{5,20}$/.test(digits) ? digits : null;
}

function likelyAmount(text: string | undefined): number | null {
  // Thousands are written with a comma: without one its decimal point was more likely missed.
  if (text === undefined || /^\d{4,}$/.test(text)) return null;
  const amount = amountOf(text);
  return amount > 0 && amount <= 1_000_000 ? amount : null;
}

function operationIn(lines: readonly Plain[], { operation }: ReceiptLayout): ReadFieldValue | null {
  for (const [index, { line, text }] of lines.entries()) {
    if (!operation.test(text) || text.includes('fecha')) continue;
    // Beside its label, or on the line below.
    for (const candidate of [line, lines[index + 1]?.line]) {
      const word = candidate?.words.find(({ text: said }) => /^\D?\d{5,20}\D?$/.test(said));
      if (word) return field('operacion', word.text.replace(/\D/g, ''), [word]);
    }
  }
  return null;
}

function dateIn(lines: readonly Plain[]): ReadFieldValue | null {
  for (const [index, { line, text }] of lines.entries()) {
    const next = lines[index + 1];
    // The time may stand on the line below.
    for (const [joined, parts] of [
      [text, [line]],
      [`${text} ${next?.text ?? ''}`, next ? [line, next.line] : [line]],
    ] as const) {
      const date = readDate(joined);
      if (!date) continue;
      const words = parts.flatMap((part) => part.words).filter(({ text: said }) => /\d/.test(said));
      return field('fecha_pago', date.toISOString(), words);
    }
  }
  return null;
}

function payerIn(lines: readonly Plain[], { payer }: ReceiptLayout): ReadFieldValue | null {
  if (payer === null) return null;
  for (const [index, { line, text }] of lines.entries()) {
    const label = payer.exec(text)?.[0];
    if (label === undefined) continue;
    const beside = line.words.slice(label.trim().split(/\s+/).length);
    for (const words of [beside, lines[index + 1]?.line.words ?? []]) {
      const name = words.filter(({ text: said }) => /^[\p{Lu}][\p{L}.*'-]*$/u.test(said));
      if (name.length >= 2 && name.length >= words.length - 1) {
        return field('pagador', name.map(({ text: said }) => said).join(' '), name);
      }
    }
  }
  return null;
}

function mediumIn(lines: readonly Plain[], { sign, name }: ReceiptLayout): ReadFieldValue | null {
  const line = lines.find(({ text }) => sign.test(text))?.line;
  return line ? field('medio', name, line.words) : null;
}

function field(campo: ReadField, valor: string, words: readonly ReadWord[]): ReadFieldValue | null {
  if (words.length === 0) return null;
  const confianza = Math.round(Math.min(...words.map(({ confidence }) => confidence)));
  return { campo, valor, confianza, caja: around(words) };
}

function tallest({ words }: ReadLine): number {
  return Math.max(...words.filter(({ text }) => /\d/.test(text)).map(({ box }) => box.alto), 0);
}
