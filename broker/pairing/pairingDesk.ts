import type { IncomingMessage } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Pairing } from '../../shared/api/dispositivos';
import type { DispositivoEstado } from '../../shared/dispositivos';
import { isLocalRequest } from '../http/localRequest';
import { Problem, tooFast, wrongState } from '../problem';
import type { RunTransaction, Transaction } from '../ports';
import { deviceCommitment, newDeviceSecret, pairingNumber } from './deviceSecrets';
import { stillOpen } from './devices';

/** Requests that may wait at once: from one address, and in all. They lapse by themselves. */
const mostWaiting = { perAddress: 5, inAll: 20 } as const;

/** Where screens of other computers ask to join, and show that they did. */
export interface PairingDesk {
  /** Whether screens of other computers have to be approved at all. */
  readonly required: boolean;
  /** Whether this request comes from where nobody signs in without approval: not from this very computer. */
  concerns(request: IncomingMessage): boolean;
  /**
   * Asks for approval in the name of a screen. `compromiso` is what a desktop app committed itself to; without
   * it a secret is made here and answered.
   *
   * @throws Problem 409 where nobody has to ask, 429 where too many wait.
   */
  ask(asked: {
    nombre: string;
    compromiso: string | undefined;
    address: string;
  }): Promise<{ pairing: Pairing; secret: string | null }>;
  /** How the screen with this secret stands. Showing it the first time lets administrators see the request. */
  look(secret: string | null): Promise<Pairing>;
  /**
   * The approved screen with this secret.
   *
   * @throws Problem 403 for every other one.
   */
  admit(secret: string | null): Promise<number>;
}

/** What the desk works with. */
export interface PairingDeps {
  required: boolean;
  /** The fingerprint of the restaurant's authority, as people see it; null without one. */
  huella: string | null;
  dataSource: DataSource;
  runTransaction: RunTransaction;
}

interface DeviceRow {
  id: number;
  nombre: string;
  reto: string;
  numero: string | null;
  estado: DispositivoEstado;
}

/** Opens the desk. Where nobody has to ask it still tells so. */
export function createPairingDesk(deps: PairingDeps): PairingDesk {
  const { dataSource, huella, required, runTransaction } = deps;

  function told(row: Omit<DeviceRow, 'id'>): Pairing {
    const { estado, nombre, reto, numero } = row;
    return { estado, nombre, reto, numero, huella };
  }

  return {
    required,
    concerns: (request) => required && !isLocalRequest(request),

    async ask({ nombre, compromiso, address }) {
      if (!required) throw wrongState('En este servidor ninguna pantalla necesita permiso.');
      const secret = compromiso === undefined ? newDeviceSecret() : null;
      const reto = randomBytes(32).toString('base64url');
      const numero = secret === null ? null : pairingNumber({ huella, secret, reto });
      await runTransaction(async (tx) => {
        await makeRoom(tx.manager, address);
        const rows: { id: number }[] = await tx.manager.query(
          `INSERT INTO DISPOSITIVOS (NOMBRE, DIRECCION, SECRETO_HUELLA, RETO, NUMERO)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (SECRETO_HUELLA) DO NOTHING RETURNING ID`,
          [nombre, address, compromiso ?? deviceCommitment(secret ?? ''), reto, numero],
        );
        const id = rows[0]?.id;
        if (id === undefined) throw wrongState('Esta pantalla ya pidió permiso.');
        if (numero !== null) emitAsked(tx, id, nombre);
      });
      return { pairing: told({ estado: 'pendiente', nombre, reto, numero }), secret };
    },

    async look(secret) {
      const row = secret === null ? null : await readDevice(dataSource.manager, secret);
      if (row === null || secret === null) {
        return { estado: 'sin_pedir', nombre: null, reto: null, numero: null, huella };
      }
      if (row.numero !== null || row.estado !== 'pendiente') return told(row);
      const numero = pairingNumber({ huella, secret, reto: row.reto });
      await runTransaction(async (tx) => {
        const [opened]: [unknown[], number] = await tx.manager.query(
          'UPDATE DISPOSITIVOS SET NUMERO = $2 WHERE ID = $1 AND NUMERO IS NULL RETURNING ID',
          [row.id, numero],
        );
        if (opened.length > 0) emitAsked(tx, row.id, row.nombre);
      });
      return told({ ...row, numero });
    },

    async admit(secret) {
      const row = secret === null ? null : await readDevice(dataSource.manager, secret);
      if (row?.estado === 'aprobado') return row.id;
      throw row?.estado === 'revocado' ? revoked() : notApproved();
    },
  };
}

async function readDevice(manager: EntityManager, secret: string): Promise<DeviceRow | null> {
  const rows: DeviceRow[] = await manager.query(
    `SELECT ID, NOMBRE, RETO, NUMERO, ESTADO FROM DISPOSITIVOS
      WHERE SECRETO_HUELLA = $1 AND ${stillOpen}`,
    [deviceCommitment(secret)],
  );
  return rows[0] ?? null;
}

/** Anybody in the network can ask, so what waits is bounded, and what lapsed goes. */
async function makeRoom(manager: EntityManager, address: string): Promise<void> {
  // One at a time: requests sent together must not all find the last place free.
  await manager.query('LOCK TABLE DISPOSITIVOS IN SHARE ROW EXCLUSIVE MODE');
  await manager.query(`DELETE FROM DISPOSITIVOS WHERE NOT ${stillOpen}`);
  const rows: { todas: number; suyas: number }[] = await manager.query(
    `SELECT count(*)::int AS todas, count(*) FILTER (WHERE DIRECCION = $1)::int AS suyas
      FROM DISPOSITIVOS WHERE ESTADO = 'pendiente'`,
    [address],
  );
  const { todas = 0, suyas = 0 } = rows[0] ?? {};
  if (todas >= mostWaiting.inAll || suyas >= mostWaiting.perAddress) {
    throw tooFast(
      'Hay demasiadas pantallas que esperan permiso; una persona administradora debe aprobarlas o rechazarlas.',
      60,
    );
  }
}

function emitAsked({ emit }: Transaction, id: number, nombre: string): void {
  emit({ tipo: 'dispositivo_actualizado', dispositivo_id: id, nombre, estado: 'pendiente' });
}

function notApproved(): Problem {
  return new Problem({
    status: 403,
    code: 'pantalla_no_aprobada',
    message:
      'Esta pantalla todavía no tiene permiso: pídalo en ella, y una persona administradora lo aprueba en Monitor › Pantallas.',
  });
}

function revoked(): Problem {
  return new Problem({
    status: 403,
    code: 'pantalla_revocada',
    message:
      'Una persona administradora quitó el permiso a esta pantalla; pídalo de nuevo para volver a usarla.',
  });
}
