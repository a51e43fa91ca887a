import { z } from 'zod';
import { actions, type ActionName, type Wish } from '../actions';

/** One action in the outbox, as it is kept on disk. Everything in it survives a structured clone. */
export interface OutboxEntry {
  /** The place in the queue, given by the storage; only grows. */
  seq: number;
  /** The idempotency key, made when the person acted. */
  key: string;
  wish: Wish;
  /** Whose action it is; never sent under another person's session. */
  usuarioId: number;
  nombre: string;
  /** The broker it is for: a desktop window can be pointed at another one. */
  servidor: string;
  /** When the person acted, in ms since 1970. */
  createdAt: number;
  /** How often it was sent without an answer that settles it. */
  attempts: number;
}

/** An entry before the storage gave it its place. */
export type NewOutboxEntry = Omit<OutboxEntry, 'seq'>;

const entrySchema = z.object({
  seq: z.number(),
  key: z.string(),
  wish: z.object({
    name: z.string().refine((name): name is ActionName => Object.hasOwn(actions, name)),
    args: z.object({}).loose(),
  }),
  usuarioId: z.number(),
  nombre: z.string(),
  servidor: z.string(),
  createdAt: z.number(),
  attempts: z.number(),
});

/**
 * Something read from disk as an entry; null when another version of the app wrote it and this one knows
 * no such action. The arguments are believed: this program wrote them.
 */
export function readEntry(stored: unknown): OutboxEntry | null {
  return entrySchema.safeParse(stored).success ? (stored as OutboxEntry) : null;
}
