import { useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '../../../app/hooks';
import {
  selectPendingVouchers,
  selectVoucher,
  type VoucherRow,
} from '../../../stores/vouchersSlice';
import { useSend } from '../ask/useSend';
import { neighbour, nextInQueue } from './reviewQueue';
import { useSettle, useVoucherNotices, type DecisionOutcome } from './voucherNotices';

/** The review of one voucher in its queue. */
export interface Review {
  voucherId: number;
  /** Undefined while this screen does not have it. */
  voucher: VoucherRow | undefined;
  /** Whether it waits for a decision; else it is only looked at. */
  open: boolean;
  /** Its place in the queue from 1, and how many there are. */
  position: number;
  count: number;
  previous: number | null;
  next: number | null;
  move: (id: number) => void;
  /** Whether the person said that the money is in the account. */
  moneySeen: boolean;
  setMoneySeen: (seen: boolean) => void;
  approve: () => void;
  approving: boolean;
  failure: string | null;
  rejecting: boolean;
  startRejecting: () => void;
  stopRejecting: () => void;
  decisionSent: () => void;
  settled: (outcome: DecisionOutcome) => void;
}

/**
 * Keeps a review going: a decided voucher makes room for the next one by itself, whoever decided it. What
 * was ticked belongs to one voucher and never to the next.
 */
export function useReview({
  voucherId,
  onMove,
  onClose,
}: {
  voucherId: number;
  onMove: (id: number) => void;
  onClose: () => void;
}): Review {
  const voucher = useApp(selectVoucher(voucherId));
  const pending = useApp(selectPendingVouchers);
  const ids = useMemo(() => pending.map(({ id }) => id), [pending]);
  const notices = useVoucherNotices();
  const settle = useSettle();
  const { send, sending, failure } = useSend('approveVoucher');
  const [failedId, setFailedId] = useState<number | null>(null);
  const [seenId, setSeenId] = useState<number | null>(null);
  const [rejectingId, setRejectingId] = useState<number | null>(null);
  /** The voucher that was open when it was last looked at here, and the one this person is deciding. */
  const openId = useRef<number | null>(null);
  const mineId = useRef<number | null>(null);
  /** The voucher on the screen; null once the review was closed. */
  const shownId = useRef<number | null>(null);
  useEffect(() => {
    shownId.current = voucherId;
    return () => {
      shownId.current = null;
    };
  }, [voucherId]);
  const open = voucher?.estado === 'PENDIENTE';

  function advance(): void {
    setRejectingId(null);
    openId.current = null;
    const next = nextInQueue(voucherId, ids);
    if (next !== null) {
      onMove(next);
      return;
    }
    notices.noneLeft();
    onClose();
  }

  function settled(outcome: DecisionOutcome): void {
    mineId.current = null;
    // Whoever closed the review, or looks at another voucher by now, is not taken elsewhere.
    if (outcome !== 'failed' && shownId.current === voucherId) advance();
  }

  useEffect(() => {
    if (voucher === undefined) {
      if (openId.current === voucherId) advance();
      return;
    }
    if (voucher.estado === 'PENDIENTE') {
      openId.current = voucher.id;
      return;
    }
    if (openId.current !== voucher.id || mineId.current === voucher.id) return;
    // What another tab of this person queued is no surprise.
    if (voucher.queued !== true) notices.decidedElsewhere(voucher);
    advance();
    // Only a change of the voucher is news; the functions are new at every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [voucher, voucherId]);

  async function approve(): Promise<void> {
    if (!open || seenId !== voucherId || sending) return;
    mineId.current = voucherId;
    setFailedId(voucherId);
    settled(settle(voucherId, await send({ id: voucherId })));
  }

  return {
    ...{ voucherId, voucher, open },
    position: ids.indexOf(voucherId) + 1,
    count: ids.length,
    previous: neighbour(ids, voucherId, -1),
    next: neighbour(ids, voucherId, 1),
    move: onMove,
    moneySeen: seenId === voucherId,
    setMoneySeen: (seen) => {
      setSeenId(seen ? voucherId : null);
    },
    approve: () => void approve(),
    approving: sending,
    failure: failedId === voucherId ? failure : null,
    rejecting: rejectingId === voucherId,
    startRejecting: () => {
      if (open && !sending) setRejectingId(voucherId);
    },
    stopRejecting: () => {
      setRejectingId(null);
    },
    decisionSent: () => {
      mineId.current = voucherId;
    },
    settled,
  };
}
