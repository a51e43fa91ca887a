import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { claimKeys, readAnswer, saveAnswers } from '../../db/idempotency';
import { SesionEntity } from '../../db/entities/sessions';
import type { SessionUser } from '../../shared/api/auth';
import { notAuthenticated } from '../problem';
import type { AccessTokens } from './accessTokens';
import { lockWith, unlockWith, type RefreshTokens } from './refreshTokens';

/** Life of a refresh token that is not used, in days. */
export const refreshTokenDays = 30;

/** A sign-in as its holder gets it. */
export interface OpenSession {
  token: string;
  expiresAt: Date;
  refreshToken: string;
  user: SessionUser;
}

/** Opens, renews and closes sign-ins. */
export interface Sessions {
  /** @param deviceId the paired screen it is opened at; null where none has to be paired */
  open(user: SessionUser, deviceId?: number | null): Promise<OpenSession>;
  /**
   * A new access token, and a new refresh token in place of the one given, which is used up. Used
   * again it ends the session: two holders of one token mean that one of them is not who they say.
   * Only a repeat with the same idempotency key (an answer lost on the way) gets the same answer.
   *
   * @param deviceId the paired screen that asks, which has to be the one it was opened at; null: no matter
   * @throws Problem 401.
   */
  renew(
    refreshToken: string,
    idempotencyKey: string | null,
    deviceId?: number | null,
  ): Promise<OpenSession>;
  /** Closes the session of a refresh token, used or not; nothing happens for an unknown one. */
  closeByToken(refreshToken: string): Promise<void>;
  close(sessionId: string): Promise<void>;
}

/** What sessions are made of. */
export interface SessionDeps {
  dataSource: DataSource;
  accessTokens: AccessTokens;
  refreshTokens: RefreshTokens;
  /** Told of every session that was closed here, after the commit. */
  onClosed: (sessionId: string) => void;
}

interface SessionRow {
  huella: string;
  anterior: string | null;
  cerrada: boolean;
  vencida: boolean;
  usuario_id: number;
  nombre: string;
  rol: SessionUser['rol'];
  sucursal_id: number | null;
  activo: boolean;
  dispositivo_id: number | null;
}

type Renewal =
  | { outcome: 'renewed'; refreshToken: string; user: SessionUser }
  | { outcome: 'refused'; closed: boolean };

const inDays = `(now() AT TIME ZONE 'UTC') + make_interval(days => ${refreshTokenDays})`;
const utcNow = `(now() AT TIME ZONE 'UTC')`;
const route = 'POST /auth/refresh';
const over = 'La sesión terminó; vuelva a entrar.';

/** Creates the sessions of a broker. */
export function createSessions(deps: SessionDeps): Sessions {
  const { dataSource, accessTokens, refreshTokens } = deps;

  function answer(sessionId: string, user: SessionUser, refreshToken: string): OpenSession {
    const subject = { userId: user.id, role: user.rol, branchId: user.sucursal_id, sessionId };
    return { ...accessTokens.issue(subject), refreshToken, user };
  }

  async function close(sessionId: string): Promise<void> {
    await closeSession(dataSource.manager, sessionId);
    deps.onClosed(sessionId);
  }

  async function renewLocked(
    manager: EntityManager,
    sessionId: string,
    given: { token: string; fingerprint: string; deviceId: number | null },
    idempotencyKey: string | null,
  ): Promise<Renewal> {
    const row = await lockSession(manager, sessionId);
    if (!row || row.cerrada || row.vencida || !row.activo) {
      return { outcome: 'refused', closed: false };
    }
    if (given.deviceId !== null && row.dispositivo_id !== given.deviceId) {
      return { outcome: 'refused', closed: false };
    }
    const user: SessionUser = {
      id: row.usuario_id,
      nombre: row.nombre,
      rol: row.rol,
      sucursal_id: row.sucursal_id,
    };
    const claim =
      idempotencyKey === null ? null : { owner: `r:${sessionId}`, key: idempotencyKey, route };
    if (given.fingerprint !== row.huella) {
      const repeat =
        claim && given.fingerprint === row.anterior
          ? await firstAnswer(manager, claim, given.token)
          : null;
      if (repeat !== null && refreshTokens.read(repeat)?.fingerprint === row.huella) {
        return { outcome: 'renewed', refreshToken: repeat, user };
      }
      await closeSession(manager, sessionId);
      return { outcome: 'refused', closed: true };
    }
    const next = refreshTokens.issue(sessionId);
    await manager.query(
      `UPDATE SESIONES SET TOKEN_HUELLA = $2, TOKEN_ANTERIOR = $3, FECHA_RENOVACION = ${utcNow},
        FECHA_EXPIRA = ${inDays} WHERE ID = $1`,
      [sessionId, next.fingerprint, given.fingerprint],
    );
    if (claim) {
      // The row lock keeps others out, so a key that is there already is an older renewal's.
      await claimKeys(manager, [claim]);
      const body = { locked: lockWith(given.token, next.token) };
      await saveAnswers(manager, [{ ...claim, status: 200, body }]);
    }
    return { outcome: 'renewed', refreshToken: next.token, user };
  }

  return {
    async open(user, deviceId = null) {
      const sessionId = randomUUID();
      const { token, fingerprint } = refreshTokens.issue(sessionId);
      await dataSource.getRepository(SesionEntity).insert({
        id: sessionId,
        usuario_id: user.id,
        token_huella: fingerprint,
        fecha_expira: () => inDays,
        dispositivo_id: deviceId,
      });
      return answer(sessionId, user, token);
    },

    async renew(token, idempotencyKey, deviceId = null) {
      const known = refreshTokens.read(token);
      if (!known) throw notAuthenticated(over);
      const { sessionId, fingerprint } = known;
      const result = await dataSource.transaction((manager) =>
        renewLocked(manager, sessionId, { token, fingerprint, deviceId }, idempotencyKey),
      );
      if (result.outcome === 'renewed') {
        return answer(sessionId, result.user, result.refreshToken);
      }
      if (result.closed) deps.onClosed(sessionId);
      throw notAuthenticated(over);
    },

    async closeByToken(token) {
      const known = refreshTokens.read(token);
      if (known) await close(known.sessionId);
    },

    close,
  };
}

/** Closes every session of a person but one; answers which were closed. Part of the caller's transaction. */
export async function closeSessionsOf(
  manager: EntityManager,
  userId: number,
  exceptSessionId: string | null,
): Promise<string[]> {
  const answer: [{ id: string }[], number] = await manager.query(
    `UPDATE SESIONES SET FECHA_CIERRE = ${utcNow}
      WHERE USUARIO_ID = $1 AND FECHA_CIERRE IS NULL AND ($2::uuid IS NULL OR ID <> $2)
      RETURNING ID`,
    [userId, exceptSessionId],
  );
  return answer[0].map((row) => row.id);
}

/** Closes every session opened at a paired screen; answers which were closed. Part of the caller's transaction. */
export async function closeSessionsOfDevice(
  manager: EntityManager,
  deviceId: number,
): Promise<string[]> {
  const answer: [{ id: string }[], number] = await manager.query(
    `UPDATE SESIONES SET FECHA_CIERRE = ${utcNow}
      WHERE DISPOSITIVO_ID = $1 AND FECHA_CIERRE IS NULL RETURNING ID`,
    [deviceId],
  );
  return answer[0].map((row) => row.id);
}

async function closeSession(manager: EntityManager, sessionId: string): Promise<void> {
  await manager.query(
    `UPDATE SESIONES SET FECHA_CIERRE = ${utcNow} WHERE ID = $1 AND FECHA_CIERRE IS NULL`,
    [sessionId],
  );
}

async function lockSession(
  manager: EntityManager,
  sessionId: string,
): Promise<SessionRow | undefined> {
  const rows: SessionRow[] = await manager.query(
    `SELECT S.TOKEN_HUELLA AS huella, S.TOKEN_ANTERIOR AS anterior,
        S.FECHA_CIERRE IS NOT NULL AS cerrada, S.FECHA_EXPIRA <= ${utcNow} AS vencida,
        U.ID AS usuario_id, U.NOMBRE, U.ROL, U.SUCURSAL_ID, U.ACTIVO, S.DISPOSITIVO_ID
      FROM SESIONES S JOIN USUARIOS U ON U.ID = S.USUARIO_ID
      WHERE S.ID = $1 FOR UPDATE OF S`,
    [sessionId],
  );
  return rows[0];
}

async function firstAnswer(
  manager: EntityManager,
  claim: { owner: string; key: string },
  token: string,
): Promise<string | null> {
  const stored = await readAnswer(manager, claim.owner, claim.key);
  const body = stored?.body as { locked?: string } | undefined;
  return body?.locked === undefined ? null : unlockWith(token, body.locked);
}
