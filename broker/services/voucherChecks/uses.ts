import type { EntityManager } from 'typeorm';
import type { VoucherCheck, VoucherUse } from '../../../shared/api/voucherChecks';
import { sameAmount } from '../../../shared/money';
import { unknown } from '../../core/voucherRules';
import { operationKey } from './operationKey';
import type { CheckedVoucher } from './subject';

/** Vouchers named per check; more would tell a person nothing new. */
const mostUses = 10;
/** Pictures that look the same are many where one app is used; the nearest are looked at. */
const mostLookalikes = 200;
/** Bits by which a copy that was scaled or saved anew may differ; `docs/vouchers.md` has the measurements. */
export const copyDistance = { coarse: 8, fine: 90 } as const;
/** How long ago a picture may have been used to be looked for by its looks; the very file is found for ever. */
const looksDays = 365;

/**
 * What counts as use: an earlier voucher, whatever became of it, and a later one that was approved. Of any
 * branch: a payment made to one is not made to the other.
 */
const counts = `(E.ID < $1 OR E.ESTADO = 'APROBADO') AND E.ID <> $1`;
const columns = 'E.ID AS voucher_id, E.PEDIDO_ID, E.ESTADO';

/** Whether this picture came before: the very file, or one that looks the same. */
export async function checkImage(
  manager: EntityManager,
  voucher: CheckedVoucher,
): Promise<VoucherCheck> {
  const { id, image } = voucher;
  const check = unknown('imagen');
  if (image === null) return check;
  const exact: VoucherUse[] = await manager.query(
    `SELECT ${columns} FROM VOUCHERS E WHERE E.IMAGEN = $2 AND ${counts}
      ORDER BY E.ID DESC LIMIT ${mostUses}`,
    [id, image],
  );
  if (exact.length > 0) return { ...check, resultado: 'falla', por: 'exacta', usos: exact };
  const alike = await looksLike(manager, id);
  const same = alike.filter((other) => samePayment(voucher, other) === true).map(useOf);
  if (same.length > 0) return { ...check, resultado: 'falla', por: 'parecida', usos: same };
  const maybe = alike.filter((other) => samePayment(voucher, other) === null).map(useOf);
  if (maybe.length > 0) return { ...check, por: 'parecida', usos: maybe };
  return { ...check, resultado: 'pasa' };
}

/** A voucher whose picture looks the same, and what is known of its payment. */
interface Lookalike extends VoucherUse {
  operations: (string | null)[];
  amount: number | null;
}

/** What voucher `$1` looks like, as a value: joined to a hundred thousand others it costs much more. */
const printOf = (column: 'GRUESA' | 'FINA') =>
  `(SELECT ${column} FROM VOUCHER_HUELLAS WHERE VOUCHER_ID = $1)`;

function looksLike(manager: EntityManager, id: number): Promise<Lookalike[]> {
  return manager.query(
    `WITH NEAREST AS MATERIALIZED (
        SELECT F.VOUCHER_ID, bit_count(F.FINA # ${printOf('FINA')}) AS distance FROM VOUCHER_HUELLAS F
          WHERE bit_count(F.GRUESA # ${printOf('GRUESA')}) <= ${copyDistance.coarse}
            AND bit_count(F.FINA # ${printOf('FINA')}) <= ${copyDistance.fine} AND F.VOUCHER_ID <> $1
          ORDER BY distance, F.VOUCHER_ID DESC LIMIT ${mostLookalikes})
      SELECT ${columns}, ARRAY[nullif(${operationKey('E.OPERACION')}, ''), nullif(${operationKey('L.OPERACION')}, '')] AS operations,
        coalesce(E.MONTO, (SELECT (C ->> 'valor')::numeric FROM jsonb_array_elements(L.CAMPOS) C
          WHERE C ->> 'campo' = 'monto' LIMIT 1))::float8 AS amount
      FROM NEAREST N JOIN VOUCHERS E ON E.ID = N.VOUCHER_ID
        LEFT JOIN VOUCHER_LECTURAS L ON L.VOUCHER_ID = E.ID
      WHERE ${counts} AND E.FECHA_CREACION > now() AT TIME ZONE 'UTC' - interval '${looksDays} days'
      ORDER BY N.distance, E.ID DESC`,
    [id],
  );
}

/**
 * Whether two pictures that look the same are of one payment. Receipts of one app all look alike, so looks
 * alone prove nothing: null where neither numbers nor amounts tell.
 */
function samePayment(voucher: CheckedVoucher, other: Lookalike): boolean | null {
  const theirs = other.operations.filter((key) => key !== null);
  if (theirs.length > 0 && voucher.operations.length > 0) {
    return theirs.some((key) => voucher.operations.includes(key));
  }
  if (voucher.amount === null || other.amount === null) return null;
  return sameAmount(voucher.amount, other.amount);
}

function useOf({ voucher_id, pedido_id, estado }: Lookalike): VoucherUse {
  return { voucher_id, pedido_id, estado };
}

/** Whether this operation number came before, as somebody typed it or as it was read from a picture. */
export async function checkOperation(
  manager: EntityManager,
  { id, operations }: CheckedVoucher,
): Promise<VoucherCheck> {
  const check = unknown('operacion');
  if (operations.length === 0) return check;
  const usos: VoucherUse[] = await manager.query(
    `SELECT ${columns} FROM VOUCHERS E WHERE ${counts} AND E.ID IN (
        SELECT ID FROM VOUCHERS WHERE ${operationKey('OPERACION')} = ANY ($2) AND OPERACION IS NOT NULL
        UNION ALL
        SELECT VOUCHER_ID FROM VOUCHER_LECTURAS
          WHERE ${operationKey('OPERACION')} = ANY ($2) AND OPERACION IS NOT NULL)
      ORDER BY E.ID DESC LIMIT ${mostUses}`,
    [id, operations],
  );
  const hallado = operations[0] ?? null;
  return {
    ...check,
    hallado,
    usos,
    por: 'operacion',
    resultado: usos.length > 0 ? 'falla' : 'pasa',
  };
}
