import { z } from 'zod';
import { dispositivoEstadoSchema } from '../../dispositivos';
import { adminAudience } from '../audiences';
import { defineEvent, idSchema } from '../defineEvent';

/** A screen of another computer asks to join, was approved, refused or revoked. */
export const dispositivoActualizado = defineEvent({
  tipo: 'dispositivo_actualizado',
  fields: {
    dispositivo_id: idSchema,
    nombre: z.string(),
    estado: dispositivoEstadoSchema,
  },
  emitters: [],
  audience: adminAudience,
  critical: false,
  addressees: adminAudience,
  entity: { kind: 'DISPOSITIVO', idField: 'dispositivo_id' },
});
