/**
 * Moves the keyboard on when the row it was in is leaving: to the next row that stays, else the one
 * before it, else the heading. Does nothing when the focus is elsewhere.
 */
export function focusAfter(list: HTMLElement, fallback: HTMLElement | null): void {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  if (!row || !list.contains(row) || row.dataset['gone'] === undefined) return;
  const stays = '[data-row]:not([data-gone])';
  const rows = [...list.querySelectorAll<HTMLElement>(stays)];
  const after = rows.find(
    (other) => row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  (after ?? rows.at(-1) ?? fallback)?.focus({ preventScroll: true });
}
