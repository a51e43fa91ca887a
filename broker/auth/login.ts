import type { DataSource } from 'typeorm';
import type { SessionUser } from '../../shared/api/auth';
import { notAuthenticated } from '../problem';
import type { LoginGuard } from './loginGuard';
import type { Passwords } from './passwords';
import type { OpenSession, Sessions } from './sessions';

/** What somebody types to sign in, and from where. */
export interface Credentials {
  usuario: string;
  password: string;
  address: string;
  /** The paired screen it happens at; null where none has to be paired. */
  deviceId: number | null;
}

/** Signs people in. */
export type Login = (credentials: Credentials) => Promise<OpenSession>;

interface AccountRow extends SessionUser {
  clave: string;
  activo: boolean;
}

/**
 * Creates the login. A wrong name, a wrong password and a deactivated account cannot be told apart,
 * neither by the text nor by the time it takes.
 */
export function createLogin(deps: {
  dataSource: DataSource;
  passwords: Passwords;
  sessions: Sessions;
  guard: LoginGuard;
}): Login {
  async function check(name: string, password: string): Promise<SessionUser | null> {
    const rows: AccountRow[] = await deps.dataSource.query(
      'SELECT ID, NOMBRE, CLAVE, ROL, SUCURSAL_ID, ACTIVO FROM USUARIOS WHERE USUARIO = $1',
      [name],
    );
    const account = rows[0];
    const fits = await deps.passwords.verify(account?.clave ?? null, password);
    if (!account?.activo || !fits) return null;
    const { id, nombre, rol, sucursal_id } = account;
    return { id, nombre, rol, sucursal_id };
  }

  return async ({ usuario, password, address, deviceId }) => {
    const name = usuario.toLowerCase();
    const user = await deps.guard.attempt(name, address, () => check(name, password));
    if (!user) throw notAuthenticated('El usuario o la contraseña no son correctos.');
    return deps.sessions.open(user, deviceId);
  };
}
