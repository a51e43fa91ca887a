import { z } from 'zod';
import {
  sucursalPatchSchema,
  sucursalSettingsSchema,
  type Sucursal,
  type SucursalPatch,
} from '../../../../shared/api/catalog';

const { shape } = sucursalSettingsSchema;
const entrySchema = z.object({ texto: z.string().trim().min(1).max(500) });

/** The numbers of a branch, in the order of the form. */
export const numberFields = [
  'minutos_ambar',
  'minutos_rojo',
  'segundos_insistir',
  'segundos_escalar',
] as const;
/** The lists of a branch. */
export const listFields = ['plantillas_alerta', 'motivos_rechazo'] as const;

/** The settings as the form holds them: every field there, and each list a list of rows to edit. */
export const settingsFormSchema = z
  .object({
    nombre: sucursalPatchSchema.shape.nombre.unwrap(),
    minutos_ambar: shape.minutos_ambar.unwrap(),
    minutos_rojo: shape.minutos_rojo.unwrap(),
    segundos_insistir: shape.segundos_insistir.unwrap(),
    segundos_escalar: shape.segundos_escalar.unwrap(),
    plantillas_alerta: z.array(entrySchema),
    motivos_rechazo: z.array(entrySchema),
  })
  .refine(({ minutos_ambar, minutos_rojo }) => minutos_rojo > minutos_ambar, {
    path: ['minutos_rojo'],
    error: 'order',
  })
  .refine(({ segundos_insistir, segundos_escalar }) => segundos_escalar > segundos_insistir, {
    path: ['segundos_escalar'],
    error: 'order',
  });
/** The fields of the form. */
export type SettingsForm = z.infer<typeof settingsFormSchema>;

/** What the form shows of a branch. */
export function formOf({ nombre, ajustes }: Sucursal): SettingsForm {
  const rows = (texts: readonly string[]) => texts.map((texto) => ({ texto }));
  return {
    nombre,
    minutos_ambar: ajustes.minutos_ambar,
    minutos_rojo: ajustes.minutos_rojo,
    segundos_insistir: ajustes.segundos_insistir,
    segundos_escalar: ajustes.segundos_escalar,
    plantillas_alerta: rows(ajustes.plantillas_alerta),
    motivos_rechazo: rows(ajustes.motivos_rechazo),
  };
}

/** What the form changed of a branch, and nothing else: what it left alone may have changed meanwhile. */
export function patchOf(before: SettingsForm, after: SettingsForm): SucursalPatch {
  const ajustes: NonNullable<SucursalPatch['ajustes']> = {};
  for (const field of numberFields) {
    if (before[field] !== after[field]) ajustes[field] = after[field];
  }
  for (const field of listFields) {
    const [old, next] = [textsOf(before[field]), textsOf(after[field])];
    if (JSON.stringify(old) !== JSON.stringify(next)) ajustes[field] = next;
  }
  return {
    ...(before.nombre === after.nombre ? {} : { nombre: after.nombre }),
    ...(Object.keys(ajustes).length === 0 ? {} : { ajustes }),
  };
}

function textsOf(rows: readonly { texto: string }[]): string[] {
  return rows.map(({ texto }) => texto.trim());
}
