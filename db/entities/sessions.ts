import { EntitySchema } from 'typeorm';
import { createdMoment, optionalMoment, optionalReference, optionalText, text } from '../columns';

/**
 * A row of SESIONES: one sign-in. Tokens are kept as SHA-256 fingerprints; `token_anterior` is the one
 * before the current, whose return means that somebody else has a copy.
 */
export interface SesionRow {
  id: string;
  usuario_id: number;
  token_huella: string;
  token_anterior: string | null;
  fecha_creacion: Date;
  fecha_renovacion: Date;
  fecha_expira: Date;
  fecha_cierre: Date | null;
  /** The paired screen it was opened at; null at the server's own computer, or where none has to be paired. */
  dispositivo_id: number | null;
}

export const SesionEntity = new EntitySchema<SesionRow>({
  name: 'sesion',
  tableName: 'sesiones',
  columns: {
    id: { type: 'uuid', primary: true },
    usuario_id: { type: 'integer' },
    token_huella: text(64),
    token_anterior: optionalText(64),
    fecha_creacion: createdMoment,
    fecha_renovacion: createdMoment,
    fecha_expira: { type: 'timestamp' },
    fecha_cierre: optionalMoment,
    dispositivo_id: optionalReference,
  },
});
