import { EntitySchema } from 'typeorm';
import { createdMoment, idColumn, optionalReference, optionalText, text } from '../columns';

/** A row of EVENTOS_REALTIME. `payload` is the event's JSON as it was published. */
export interface EventoRow {
  id: number;
  tipo: string;
  subtipo: string | null;
  payload: string;
  usuario_id: number | null;
  sucursal_id: number | null;
  entidad_tipo: string | null;
  entidad_id: number | null;
  fecha: Date;
}

/** For reading; rows are written by `eventLog.ts` alone. */
export const EventoEntity = new EntitySchema<EventoRow>({
  name: 'evento_realtime',
  tableName: 'eventos_realtime',
  columns: {
    id: idColumn,
    tipo: text(50),
    subtipo: optionalText(50),
    payload: text(2000),
    usuario_id: optionalReference,
    sucursal_id: optionalReference,
    entidad_tipo: optionalText(50),
    entidad_id: optionalReference,
    fecha: createdMoment,
  },
});
