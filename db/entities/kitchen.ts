import { EntitySchema } from 'typeorm';
import type { Prioridad } from '../../shared/api/alertas';
import {
  amount,
  createdMoment,
  flag,
  idColumn,
  optionalMoment,
  optionalReference,
  optionalText,
  text,
} from '../columns';
import type { InsumoRow } from './catalog';
import type { UsuarioRow } from './people';

/** A row of ALERTAS_COCINA. */
export interface AlertaRow {
  id: number;
  pedido_id: number | null;
  usuario_envia: number | null;
  sucursal_id: number | null;
  mensaje: string | null;
  prioridad: Prioridad;
  leida: boolean;
  fecha_envio: Date;
  fecha_lectura: Date | null;
  leida_por: number | null;
  remitente?: UsuarioRow | null;
  lector?: UsuarioRow | null;
}

export const AlertaEntity = new EntitySchema<AlertaRow>({
  name: 'alerta_cocina',
  tableName: 'alertas_cocina',
  columns: {
    id: idColumn,
    pedido_id: optionalReference,
    usuario_envia: optionalReference,
    sucursal_id: optionalReference,
    mensaje: optionalText(500),
    prioridad: text(20, { default: 'normal' }),
    leida: flag,
    fecha_envio: createdMoment,
    fecha_lectura: optionalMoment,
    leida_por: optionalReference,
  },
  relations: {
    remitente: {
      type: 'many-to-one',
      target: 'usuario',
      joinColumn: { name: 'usuario_envia' },
      nullable: true,
    },
    lector: {
      type: 'many-to-one',
      target: 'usuario',
      joinColumn: { name: 'leida_por' },
      nullable: true,
    },
  },
});

/** A row of REFILL_SOLICITUDES. */
export interface RefillRow {
  id: number;
  insumo_id: number;
  usuario_solicita: number | null;
  cantidad_solicitada: number;
  estado: 'pendiente' | 'atendido';
  pedido_id: number | null;
  sucursal_id: number | null;
  fecha_solicitud: Date;
  atendido_por: number | null;
  fecha_atencion: Date | null;
  insumo?: InsumoRow;
  solicitante?: UsuarioRow | null;
  atendedor?: UsuarioRow | null;
}

export const RefillEntity = new EntitySchema<RefillRow>({
  name: 'refill_solicitud',
  tableName: 'refill_solicitudes',
  columns: {
    id: idColumn,
    insumo_id: { type: 'integer' },
    usuario_solicita: optionalReference,
    cantidad_solicitada: amount(),
    estado: text(20, { default: 'pendiente' }),
    pedido_id: optionalReference,
    sucursal_id: optionalReference,
    fecha_solicitud: createdMoment,
    atendido_por: optionalReference,
    fecha_atencion: optionalMoment,
  },
  relations: {
    insumo: { type: 'many-to-one', target: 'insumo', joinColumn: { name: 'insumo_id' } },
    solicitante: {
      type: 'many-to-one',
      target: 'usuario',
      joinColumn: { name: 'usuario_solicita' },
      nullable: true,
    },
    atendedor: {
      type: 'many-to-one',
      target: 'usuario',
      joinColumn: { name: 'atendido_por' },
      nullable: true,
    },
  },
});
