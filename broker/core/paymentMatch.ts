import { namesAgree } from '../../shared/names';
import { sameAmount } from '../../shared/money';

/** What a voucher says, as far as a payment is found by it. Moments in milliseconds since 1970. */
export interface PaymentClaim {
  voucherId: number;
  amount: number | null;
  /** Operation numbers as they are compared; as said, and as read from the picture. */
  operations: readonly string[];
  payer: string | null;
  /** When it was paid; when the voucher came, where that is not known. */
  around: number;
  /** Whether `around` is the payment's own time. */
  timed: boolean;
}

/** A payment that may be meant. */
export interface PaymentCandidate {
  id: number;
  amount: number;
  operation: string | null;
  payer: string | null;
  paidAt: number;
  /** The voucher it backs already. */
  voucherId: number | null;
}

/** Which payment a voucher is about, and what tells; `used` when it backs another voucher. */
export interface PaymentMatch {
  payment: PaymentCandidate;
  by: 'operacion' | 'datos';
  used: boolean;
}

const minute = 60_000;
/** How far a notification may lie from the time on the voucher, and from a voucher's arrival. */
const nearMs = 15 * minute;
const beforeArrivalMs = 120 * minute;

/**
 * Finds the payment a voucher is about: by its operation number, or else the only free one of the same
 * amount at about the same time, of a payer that may be the same. Two that fit are none.
 */
export function matchPayment(
  claim: PaymentClaim,
  candidates: readonly PaymentCandidate[],
): PaymentMatch | null {
  const usable = (payment: PaymentCandidate) =>
    payment.voucherId === null || payment.voucherId === claim.voucherId;
  const numbered = candidates.filter(
    ({ operation }) => operation !== null && claim.operations.includes(operation),
  );
  const byNumber = numbered.find(usable) ?? numbered[0];
  if (byNumber) return { payment: byNumber, by: 'operacion', used: !usable(byNumber) };

  const fitting = candidates.filter((payment) => usable(payment) && fits(claim, payment));
  const named = fitting.filter(
    ({ payer }) => payer !== null && claim.payer !== null && namesAgree(payer, claim.payer),
  );
  const chosen = named.length > 0 ? named : fitting;
  const [payment] = chosen;
  return payment && chosen.length === 1 ? { payment, by: 'datos', used: false } : null;
}

function fits(claim: PaymentClaim, payment: PaymentCandidate): boolean {
  if (claim.amount === null || !sameAmount(claim.amount, payment.amount)) return false;
  // Two numbers that are both known and differ are two payments.
  if (payment.operation !== null && claim.operations.length > 0) return false;
  const apart = payment.paidAt - claim.around;
  const earliest = claim.timed ? -nearMs : -beforeArrivalMs;
  if (apart < earliest || apart > nearMs) return false;
  if (claim.payer === null || payment.payer === null) return claim.timed;
  return namesAgree(claim.payer, payment.payer);
}
