import { useEffect, useRef } from 'react';
import type { Review } from './useReview';

/** Marks the tick box that approval asks for, so that the key can lead to it. */
export const moneySeenId = 'atencion-money-seen';

/** Whether keys are text at this element. */
export function isTyping(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return target instanceof HTMLSelectElement;
}

/**
 * The keys of the review: A approves (or leads to the tick box that is missing), R rejects, the arrows go
 * to the neighbours. Not while typing, and not by holding a key down. The whole window is listened to:
 * the focus may rest nowhere after a button went away.
 */
export function useReviewKeys(review: Review): void {
  const latest = useRef(review);
  useEffect(() => {
    latest.current = review;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, repeat, target } = event;
      if (altKey || ctrlKey || metaKey || repeat || latest.current.rejecting) return;
      if (target !== null && isTyping(target)) return;
      if (run(key.toLowerCase(), latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function run(key: string, review: Review): boolean {
  switch (key) {
    case 'a':
      if (!review.open) return false;
      if (review.moneySeen) review.approve();
      else document.getElementById(moneySeenId)?.focus();
      return true;
    case 'r':
      review.startRejecting();
      return review.open;
    case 'arrowleft':
      if (review.previous !== null) review.move(review.previous);
      return true;
    case 'arrowright':
      if (review.next !== null) review.move(review.next);
      return true;
    default:
      return false;
  }
}
