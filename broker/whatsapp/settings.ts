import type { EntityManager } from 'typeorm';
import {
  whatsappSettingsSchema,
  type WhatsappSettings,
  type WhatsappSettingsPatch,
} from '../../shared/api/whatsapp/settings';
import { invalidField, notFound } from '../problem';
import type { Caller, Transaction } from '../ports';
import { actor } from '../services/pedidoEvents';

interface SettingsRow {
  sucursal_id: number;
  phone_number_id: string | null;
  ajustes: Record<string, unknown>;
}

/** The settings of a branch; those that cannot be read count as not set. */
export async function settingsOf(
  manager: EntityManager,
  branchId: number,
): Promise<WhatsappSettings> {
  const rows: SettingsRow[] = await manager.query(
    'SELECT SUCURSAL_ID, PHONE_NUMBER_ID, AJUSTES FROM WHATSAPP_AJUSTES WHERE SUCURSAL_ID = $1',
    [branchId],
  );
  return toSettings(rows[0]);
}

function toSettings(row: SettingsRow | undefined): WhatsappSettings {
  const byDefault = whatsappSettingsSchema.parse({});
  return whatsappSettingsSchema
    .catch({ ...byDefault, phone_number_id: row?.phone_number_id ?? null })
    .parse({ ...row?.ajustes, phone_number_id: row?.phone_number_id ?? null });
}

/** A branch that has a phone number of ours, and its settings. */
export interface NumberedBranch {
  id: number;
  settings: WhatsappSettings;
}

/**
 * The branch a phone number of ours belongs to. A restaurant of one branch need not say: its branch takes
 * the first number that something comes for. Null: nobody can tell.
 */
export async function branchOfNumber(
  manager: EntityManager,
  phoneNumberId: string,
): Promise<NumberedBranch | null> {
  const rows: SettingsRow[] = await manager.query(
    'SELECT SUCURSAL_ID, PHONE_NUMBER_ID, AJUSTES FROM WHATSAPP_AJUSTES WHERE PHONE_NUMBER_ID = $1',
    [phoneNumberId],
  );
  const [known] = rows;
  if (known) return { id: known.sucursal_id, settings: toSettings(known) };
  const learned: SettingsRow[] = await manager.query(
    `INSERT INTO WHATSAPP_AJUSTES (SUCURSAL_ID, PHONE_NUMBER_ID)
      SELECT min(S.ID), $1 FROM SUCURSALES S WHERE S.ACTIVO
        AND NOT EXISTS (SELECT 1 FROM WHATSAPP_AJUSTES A WHERE A.PHONE_NUMBER_ID IS NOT NULL)
        HAVING count(*) = 1
      ON CONFLICT (SUCURSAL_ID) DO UPDATE SET PHONE_NUMBER_ID = EXCLUDED.PHONE_NUMBER_ID
      RETURNING SUCURSAL_ID, PHONE_NUMBER_ID, AJUSTES`,
    [phoneNumberId],
  );
  const [row] = learned;
  return row ? { id: row.sucursal_id, settings: toSettings(row) } : null;
}

/**
 * Reads the settings of a branch.
 *
 * @throws Problem 404 where there is no such branch.
 */
export async function getSettings(
  manager: EntityManager,
  branchId: number,
): Promise<WhatsappSettings> {
  await requireBranch(manager, branchId);
  return settingsOf(manager, branchId);
}

/** Changes the settings of a branch; what is absent stays. What came for its number before is taken in. */
export async function changeSettings(
  { manager, emit }: Transaction,
  caller: Caller,
  branchId: number,
  patch: WhatsappSettingsPatch,
): Promise<WhatsappSettings> {
  await requireBranch(manager, branchId);
  const before = await settingsOf(manager, branchId);
  const { phone_number_id, ...after } = whatsappSettingsSchema.parse({
    ...before,
    ...patch,
    textos: { ...before.textos, ...patch.textos },
    plantillas: { ...before.plantillas, ...patch.plantillas },
  });
  await refuseTakenNumber(manager, branchId, phone_number_id);
  await manager.query(
    `INSERT INTO WHATSAPP_AJUSTES (SUCURSAL_ID, PHONE_NUMBER_ID, AJUSTES) VALUES ($1, $2, $3)
      ON CONFLICT (SUCURSAL_ID) DO UPDATE
        SET PHONE_NUMBER_ID = EXCLUDED.PHONE_NUMBER_ID, AJUSTES = EXCLUDED.AJUSTES`,
    [branchId, phone_number_id, JSON.stringify(after)],
  );
  if (phone_number_id !== before.phone_number_id) {
    await manager.query(
      `UPDATE WHATSAPP_ENTRADAS SET ESTADO = 'PENDIENTE' WHERE ESTADO = 'SIN_SUCURSAL'`,
    );
  }
  emit({ tipo: 'sucursal_actualizada', sucursal_id: branchId, ...actor(caller) });
  return { phone_number_id, ...after };
}

async function requireBranch(manager: EntityManager, branchId: number): Promise<void> {
  const rows: unknown[] = await manager.query('SELECT FROM SUCURSALES WHERE ID = $1', [branchId]);
  if (rows.length === 0) throw notFound(`La sucursal ${branchId}`);
}

async function refuseTakenNumber(
  manager: EntityManager,
  branchId: number,
  phoneNumberId: string | null,
): Promise<void> {
  const rows: unknown[] = await manager.query(
    'SELECT FROM WHATSAPP_AJUSTES WHERE PHONE_NUMBER_ID = $1 AND SUCURSAL_ID <> $2',
    [phoneNumberId, branchId],
  );
  if (rows.length > 0) {
    throw invalidField('phone_number_id', 'ese número ya es de otra sucursal');
  }
}
