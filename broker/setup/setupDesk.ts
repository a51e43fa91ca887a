import { randomInt, timingSafeEqual } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { UsuarioEntity } from '../../db/entities/people';
import type { Install } from '../../shared/api/instalacion';
import type { Passwords } from '../auth/passwords';
import { notAllowed, Problem, wrongState } from '../problem';
import type { Logger } from '../ports';
import { createRestaurant } from './createRestaurant';

/** Wrong codes after which only this computer may set the server up. */
const maxWrongCodes = 10;

/** The first run of a server nobody works on yet. */
export interface SetupDesk {
  /** Whether it waits to be set up. */
  readonly pending: boolean;
  /**
   * Sets the server up, once, and answers the name to sign in with.
   *
   * @param isLocal whether the request comes from this very computer; others need the code of the log
   * @throws Problem 409 when it is set up already, 403 without the code.
   */
  install(body: Install, isLocal: boolean): Promise<string>;
  /**
   * Lets somebody through who would rather restore a backup.
   *
   * @throws Problem as `install` does.
   */
  admit(code: string | undefined, isLocal: boolean): void;
}

/** What the desk works with. */
export interface SetupDeps {
  dataSource: DataSource;
  passwords: Passwords;
  seedDemo: () => Promise<unknown>;
  /** Called when somebody can sign in. */
  onInstalled: (demo: boolean) => void;
  /** Whether a backup is being restored: what was set up meanwhile would be lost. */
  isRestoring: () => boolean;
  logger: Logger;
}

/** A server that was set up long ago. */
export const closedDesk: SetupDesk = {
  pending: false,
  install: () => Promise.reject(alreadySetUp()),
  admit: () => {
    throw alreadySetUp();
  },
};

/** Opens the desk where nobody can sign in yet, and says in the log with which code others reach it. */
export async function openSetupDesk(deps: SetupDeps): Promise<SetupDesk> {
  if (await deps.dataSource.manager.exists(UsuarioEntity)) return closedDesk;
  const code = newCode();
  // A warning: it has to be seen where less than everything is logged.
  deps.logger.warn({ codigo: code }, 'waiting to be set up; another computer needs this code');
  let pending = true;
  let installing = 0;
  let wrongCodes = 0;

  function admit(given: string | undefined, isLocal: boolean): void {
    if (!pending) throw alreadySetUp();
    if (isLocal) return;
    if (wrongCodes >= maxWrongCodes) {
      throw notAllowed(
        'Hubo demasiados códigos equivocados. Configure el servidor en su propia computadora, o reinícielo para que muestre otro código.',
      );
    }
    if (given !== undefined && sameCode(given, code)) return;
    if (given !== undefined) wrongCodes += 1;
    throw notAllowed(
      'Configure el servidor en su propia computadora, o escriba el código que muestra su registro.',
    );
  }

  return {
    get pending() {
      return pending;
    },
    async install(body, isLocal) {
      admit(body.codigo, isLocal);
      if (deps.isRestoring()) throw wrongState('Se está restaurando un respaldo; espere.');
      installing += 1;
      try {
        const usuario = await run(body);
        pending = false;
        deps.onInstalled(body.modo === 'demo');
        return usuario;
      } finally {
        installing -= 1;
      }
    },
    admit(code, isLocal) {
      admit(code, isLocal);
      if (installing > 0) throw wrongState('El servidor se está configurando; espere.');
    },
  };

  async function run(body: Install): Promise<string> {
    if (body.modo === 'demo') {
      await deps.seedDemo();
      return 'admin';
    }
    const clave = await deps.passwords.hash(body.admin.password);
    const created = await createRestaurant(deps.dataSource, { ...body, clave });
    if (!created) {
      pending = false;
      throw alreadySetUp();
    }
    return body.admin.usuario;
  }
}

/** Eight digits in two groups: read out loud, and typed, without a mistake. */
function newCode(): string {
  const group = () => String(randomInt(0, 10_000)).padStart(4, '0');
  return `${group()}-${group()}`;
}

function sameCode(given: string, code: string): boolean {
  const digits = (text: string) => Buffer.from(text.replace(/\D/g, '').padStart(8, 'x').slice(-8));
  return timingSafeEqual(digits(given), digits(code));
}

function alreadySetUp(): Problem {
  return new Problem({
    status: 409,
    code: 'ya_configurado',
    message: 'Este servidor ya está configurado; entre con su usuario.',
  });
}
