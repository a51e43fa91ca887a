import type { Session, SessionUser } from '../../shared/api/auth';
import { clientHeader, sessionSchema } from '../../shared/api/auth';
import { routes } from '../../shared/api/routes';
import type { CampanaBridge } from '../../shared/ipc';
import type { Clock } from '../platform/clock';
import { randomId } from '../platform/random';
import type { KeyValueStorage } from '../platform/storage';
import type { AccessToken } from '../realtime/connection';
import { ApiFailure } from './failure';
import { sendHttp, type Fetch } from './http';
import { tokenLifetimeMs } from './tokenLifetime';

/** Renews a token that has less than this left, so that no call starts with one that dies on the way. */
const marginMs = 20_000;
const timeoutMs = 10_000;
/** Says that this browser has a refresh cookie, which scripts cannot see: without it nobody is asked. */
const hintKey = 'campana.session';
/** Names a renewal whose answer has not come yet, so that asking again is a repeat and not a reuse. */
const renewalKey = 'campana.renewal';

/** The desktop's safe place for the refresh token; browsers have their cookie instead. */
export type SessionKeeper = Pick<CampanaBridge, 'loadSession' | 'saveSession' | 'clearSession'>;

/** What the session needs from its surroundings. */
export interface SessionOptions {
  baseUrl: () => string;
  fetch: Fetch;
  clock: Clock;
  /** Null in a browser. */
  keeper: SessionKeeper | null;
  storage: KeyValueStorage | null;
  /** Runs alone among this browser's tabs, which share one rotating cookie. */
  exclusive: <Value>(run: () => Promise<Value>) => Promise<Value>;
  /** Tells who is signed in now; null when the session ended. */
  onChange: (usuario: SessionUser | null) => void;
}

/** A token, and whose it is. */
export interface SessionToken extends AccessToken {
  usuarioId: number;
}

/** Who is signed in, and the tokens that prove it. */
export interface SessionManager {
  /** Rejects with `ApiFailure`. */
  login(usuario: string, password: string): Promise<void>;
  /** Signs in again after a reload; answers whether that worked. Rejects when the server is away. */
  restore(): Promise<boolean>;
  /**
   * A usable token; null when the session is over; rejects when the server is away. `rejected` is a
   * token the server refused: it is renewed once, however many calls were refused with it.
   */
  token(options?: { rejected?: string | null }): Promise<SessionToken | null>;
  /** The present token without waiting; null when there is none. */
  current(): string | null;
  /** Never rejects: leaving must work without a server, too. */
  logout(): Promise<void>;
}

/** Creates a session without anybody signed in. */
export function createSession(options: SessionOptions): SessionManager {
  const { clock, keeper } = options;
  let access: SessionToken | null = null;
  let renewing: Promise<SessionToken | null> | null = null;
  /** Grows when somebody enters or leaves, so that a renewal under way cannot bring the last one back. */
  let epoch = 0;
  let renewal: string | null = null;

  /** Kept where a reload and this browser's other tabs find it: they share the refresh token as well. */
  function pendingRenewal(): string {
    const pending = options.storage?.getItem(renewalKey) ?? renewal ?? randomId();
    renewal = pending;
    options.storage?.setItem(renewalKey, pending);
    return pending;
  }

  function renewalDone(): void {
    renewal = null;
    options.storage?.removeItem(renewalKey);
  }

  async function post(path: string, body: object, key?: string): Promise<Response> {
    return sendHttp(options.fetch, {
      method: 'POST',
      url: options.baseUrl() + path,
      headers: {
        'content-type': 'application/json',
        ...(keeper ? { [clientHeader.name]: clientHeader.desktop } : {}),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
      timeoutMs,
    });
  }

  async function accept(session: Session): Promise<SessionToken> {
    const lifetime = tokenLifetimeMs(session, clock.now());
    access = {
      token: session.token,
      expiresAt: clock.now() + lifetime,
      usuarioId: session.usuario.id,
    };
    options.storage?.setItem(hintKey, '1');
    if (session.refresh_token !== undefined) await keeper?.saveSession(session.refresh_token);
    options.onChange(session.usuario);
    return access;
  }

  async function forget(): Promise<void> {
    epoch += 1;
    access = null;
    renewalDone();
    options.storage?.removeItem(hintKey);
    await keeper?.clearSession();
    options.onChange(null);
  }

  async function refreshBody(): Promise<object | null> {
    if (keeper === null) return {};
    const refreshToken = await keeper.loadSession();
    return refreshToken === null ? null : { refresh_token: refreshToken };
  }

  async function renewOnce(): Promise<SessionToken | null> {
    const mine = epoch;
    const body = await refreshBody();
    try {
      if (body === null) throw new ApiFailure('session_ended', { mensaje: 'No hay sesión.' });
      const response = await post(routes.refresh.path, body, pendingRenewal());
      const session = sessionSchema.parse(await response.json());
      renewalDone();
      return mine === epoch ? await accept(session) : access;
    } catch (error) {
      const refused =
        error instanceof ApiFailure &&
        (error.kind === 'session_ended' || error.status === 401 || error.status === 403);
      if (!refused) throw error;
      if (mine === epoch) await forget();
      return null;
    }
  }

  function renew(): Promise<SessionToken | null> {
    renewing ??= options.exclusive(renewOnce).finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return {
    async login(usuario, password) {
      const response = await post(routes.login.path, { usuario, password });
      epoch += 1;
      renewalDone();
      await accept(sessionSchema.parse(await response.json()));
    },
    async restore() {
      if (keeper === null && options.storage?.getItem(hintKey) !== '1') return false;
      if (keeper !== null && (await keeper.loadSession()) === null) return false;
      return (await renew()) !== null;
    },
    async token({ rejected = null } = {}) {
      if (access === null) return null;
      const usable = access.expiresAt - clock.now() > marginMs && access.token !== rejected;
      return usable ? access : renew();
    },
    current: () => access?.token ?? null,
    async logout() {
      const body = await refreshBody();
      await forget();
      if (body === null) return;
      // Forgotten here already; if the server is away its half of the session expires by itself.
      await post(routes.logout.path, body).catch(() => undefined);
    },
  };
}
