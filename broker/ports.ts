import type { EntityManager } from 'typeorm';
import type { AppendResult } from '../db/eventLog';
import type { EventDraft } from '../shared/protocol/events';
import type { Result } from '../shared/result';
import type { Role } from '../shared/roles';

/** Time as the broker sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** Structured logging, in the shape of pino. Never hand it a token, a password or a customer's data. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Who is calling: a person with a session, or a program with a service token. */
export interface Caller {
  /** The person's number; null for a program. */
  userId: number | null;
  name: string;
  role: Role;
  /** The branch a person works in; null for those who see all. */
  branchId: number | null;
  /** The sign-in the token belongs to; null for a program. */
  sessionId: string | null;
  /** When the token ends, in milliseconds since 1970. */
  expiresAt: number;
  /** Namespace of this caller's idempotency keys and rate limits. */
  owner: string;
}

/** Why a token was not accepted. The sentence is for people; it never repeats the token. */
export interface AuthFailure {
  reason: 'missing' | 'invalid' | 'expired' | 'revoked';
  mensaje: string;
}

/** Tells who a token belongs to, as things stand now (not as they stood when it was signed). */
export interface Authenticator {
  authenticate(token: string): Promise<Result<Caller, AuthFailure>>;
}

/** One unit of work in the database, and the events that tell of it. */
export interface Transaction {
  manager: EntityManager;
  /** Tells of the change. Stored with it or not at all; delivered after the commit. */
  emit: (draft: EventDraft) => void;
}

/** Runs work in one transaction and delivers its events once it is committed. */
export type RunTransaction = <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>;

/** Receives what was appended to the log, after its commit. */
export interface CommitListener {
  committed(result: AppendResult): void;
}

/** A person's standing, as sockets are held to it. */
export interface Standing {
  userId: number;
  role: Role;
  branchId: number | null;
  active: boolean;
}

/** Reads the standing of people now, for the sockets they have open. */
export interface StandingReader {
  read(userIds: readonly number[]): Promise<Standing[]>;
}
