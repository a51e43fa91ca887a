import { fold } from '../../../format/fold';
import type { PedidoRow } from '../../../stores/pedidoRow';

/** What of an order can be searched. */
export type Searchable = Pick<PedidoRow, 'id' | 'cliente' | 'telefono' | 'nota'> & {
  items: readonly Pick<PedidoRow['items'][number], 'producto' | 'nota'>[];
};

const digitsOf = (text: string) => text.replace(/\D/g, '');
/** Fewer digits than this are an order's number, not a piece of a phone number. */
const minPhoneDigits = 3;

/**
 * The orders that fit what was typed, best first: the number itself, then numbers that begin so, then the
 * rest, newest first. Every word must be found in customer, phone, product or note; phones match however
 * they are spaced.
 */
export function findPedidos<Row extends Searchable>(rows: readonly Row[], typed: string): Row[] {
  const wanted = fold(typed);
  if (wanted === '') return [];
  const number = /^(?:pedido )?#?(\d+)$/.exec(wanted)?.[1] ?? null;
  const phone = /^[\d\s+()-]+$/.test(wanted) ? digitsOf(wanted) : '';
  const words = wanted.split(' ');
  const rank = (row: Row): number => {
    if (number !== null && String(row.id) === number) return 0;
    if (number !== null && String(row.id).startsWith(number)) return 1;
    if (phone.length >= minPhoneDigits && digitsOf(row.telefono ?? '').includes(phone)) return 2;
    const text = textOf(row);
    return words.every((word) => text.includes(word)) ? 2 : 3;
  };
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank || b.row.id - a.row.id)
    .map(({ row }) => row);
}

function textOf(row: Searchable): string {
  const items = row.items.flatMap(({ producto, nota }) => [producto, nota ?? '']);
  return fold([row.cliente ?? '', row.nota ?? '', ...items].join(' '));
}
