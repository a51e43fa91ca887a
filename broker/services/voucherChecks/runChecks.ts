import type { EntityManager } from 'typeorm';
import type { VoucherCheck } from '../../../shared/api/voucherChecks';
import type { PaymentMatch } from '../../core/paymentMatch';
import { checkAmount, checkDate, checkPayer } from '../../core/voucherRules';
import { checkPayment, findPayment } from './payment';
import { readSubject } from './subject';
import { checkImage, checkOperation } from './uses';

/** What the checks of a voucher found. */
export interface CheckedOutcome {
  checks: VoucherCheck[];
  payment: PaymentMatch | null;
  /** Whether they differ from what was stored before. */
  changed: boolean;
}

/** Checks a voucher as things stand now, and stores what came out with it. */
export async function runChecks(manager: EntityManager, id: number): Promise<CheckedOutcome> {
  const subject = await readSubject(manager, id);
  if (!subject) return { checks: [], payment: null, changed: false };
  const payment = await findPayment(manager, subject);
  const checks = [
    await checkPayment(manager, subject, payment),
    await checkImage(manager, subject),
    await checkOperation(manager, subject),
    checkAmount(subject),
    checkDate(subject),
    checkPayer(subject),
  ];
  const updated: unknown[] = await manager.query(
    `WITH CHANGED AS (UPDATE VOUCHERS SET VERIFICACIONES = $2::jsonb
        WHERE ID = $1 AND VERIFICACIONES IS DISTINCT FROM $2::jsonb RETURNING ID)
      SELECT ID FROM CHANGED`,
    [id, JSON.stringify(checks)],
  );
  return { checks, payment, changed: updated.length > 0 };
}
