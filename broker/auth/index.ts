import type { DataSource } from 'typeorm';
import type { Authenticator, Clock, StandingReader } from '../ports';
import { createAccessTokens } from './accessTokens';
import { createAuthenticator } from './authenticator';
import { createLogin, type Login } from './login';
import { createLoginGuard } from './loginGuard';
import { createEndings, type Endings } from './endings';
import { createPasswords, type Passwords } from './passwords';
import { createPrograms } from './programs';
import { createRefreshTokens } from './refreshTokens';
import { createSessions, type Sessions } from './sessions';
import { createStandingReader } from './standings';

/** Everything that says who somebody is. */
export interface Auth {
  authenticator: Authenticator;
  standings: StandingReader;
  login: Login;
  sessions: Sessions;
  passwords: Passwords;
  /** What ended elsewhere: sign-ins closed by another broker, tokens of programs that were revoked. */
  endings: Endings;
  /** A token for another program; see `AccessTokens.issueService`. */
  issueServiceToken(name: string, days: number): string;
  /** To be called when a person's role, branch or account changed: takes effect with the next request. */
  standingChanged(userId: number): void;
  /** To be called when sessions were closed in a transaction that is committed now. */
  sessionsClosed(sessionIds: readonly string[]): void;
}

/** What the authentication of a broker needs. */
export interface AuthDeps {
  dataSource: DataSource;
  /** Signs every token; at least 32 bytes. */
  secret: string;
  clock: Clock;
  /** Somebody's role, branch or account changed here: their sockets must be looked at. */
  onStandingChanged: (userId: number) => void;
  /** A sign-in ended here: its sockets must close. */
  onSessionClosed: (sessionId: string) => void;
}

/** Puts the parts of authentication together; it starts nothing and needs no closing. */
export function createAuth(deps: AuthDeps): Auth {
  const { dataSource, secret, clock } = deps;
  const accessTokens = createAccessTokens(secret, clock);
  const programs = createPrograms();
  const authenticator = createAuthenticator(dataSource, accessTokens, programs, clock);
  const passwords = createPasswords();
  const sessionClosed = (sessionId: string) => {
    authenticator.forgetSession(sessionId);
    deps.onSessionClosed(sessionId);
  };
  const sessions = createSessions({
    dataSource,
    accessTokens,
    refreshTokens: createRefreshTokens(secret),
    onClosed: sessionClosed,
  });
  return {
    authenticator,
    standings: createStandingReader(dataSource),
    login: createLogin({ dataSource, passwords, sessions, guard: createLoginGuard(clock) }),
    sessions,
    passwords,
    endings: createEndings({
      dataSource,
      programs,
      forgetSession: (sessionId) => authenticator.forgetSession(sessionId),
    }),
    issueServiceToken: (name, days) => accessTokens.issueService(name, days),
    standingChanged(userId) {
      authenticator.forgetPerson(userId);
      deps.onStandingChanged(userId);
    },
    sessionsClosed: (sessionIds) => sessionIds.forEach(sessionClosed),
  };
}
