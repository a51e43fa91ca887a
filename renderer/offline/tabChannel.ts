import type { OutboxEntry } from './entry';

/** Why a queued action will not be done: the server said no, or it waited too long to still be meant. */
export type Refusal = { why: 'refused'; status: number; mensaje: string } | { why: 'expired' };

/** What one tab tells the others. */
export type TabMessage =
  /** The queue on disk is another one now. */
  { kind: 'changed' } | { kind: 'refused'; entry: OutboxEntry; refusal: Refusal };

/** Talks to the other tabs of this browser; a tab does not hear itself. */
export interface TabChannel {
  post(message: TabMessage): void;
  on(listener: (message: TabMessage) => void): () => void;
  close(): void;
}

/** The browser's own channel between the tabs of one origin. */
export function browserTabChannel(): TabChannel {
  const channel = new BroadcastChannel('campana.outbox');
  const listeners = new Set<(message: TabMessage) => void>();
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    for (const listener of [...listeners]) listener(data);
  };
  return {
    post(message) {
      channel.postMessage(message);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      channel.close();
    },
  };
}
