import { EntitySchema } from 'typeorm';
import type { VoucherState } from '../../shared/api/vouchers';
import type { Subtipo } from '../../shared/protocol/defineEvent';
import {
  amount,
  createdMoment,
  idColumn,
  optionalMoment,
  optionalReference,
  optionalText,
  text,
} from '../columns';
import type { PedidoRow } from './pedidos';
import type { UsuarioRow } from './people';

/** A row of VOUCHERS. `imagen` is the content address (SHA-256, hex) of the stored picture. */
export interface VoucherRow {
  id: number;
  pedido_id: number | null;
  sucursal_id: number;
  subtipo: Subtipo;
  estado: VoucherState;
  monto: number | null;
  pagador: string | null;
  medio: string | null;
  operacion: string | null;
  fecha_pago: Date | null;
  imagen: string | null;
  imagen_tipo: string | null;
  motivo: string | null;
  usuario_sube: number | null;
  usuario_valida: number | null;
  fecha_creacion: Date;
  fecha_validacion: Date | null;
  pedido?: PedidoRow | null;
  validador?: UsuarioRow | null;
}

export const VoucherEntity = new EntitySchema<VoucherRow>({
  name: 'voucher',
  tableName: 'vouchers',
  columns: {
    id: idColumn,
    pedido_id: optionalReference,
    sucursal_id: { type: 'integer' },
    subtipo: text(50, { default: 'whatsapp' }),
    estado: text(20, { default: 'PENDIENTE' }),
    monto: amount({ nullable: true }),
    pagador: optionalText(120),
    medio: optionalText(40),
    operacion: optionalText(60),
    fecha_pago: optionalMoment,
    imagen: optionalText(100),
    imagen_tipo: optionalText(40),
    motivo: optionalText(500),
    usuario_sube: optionalReference,
    usuario_valida: optionalReference,
    fecha_creacion: createdMoment,
    fecha_validacion: optionalMoment,
  },
  relations: {
    pedido: {
      type: 'many-to-one',
      target: 'pedido',
      joinColumn: { name: 'pedido_id' },
      nullable: true,
    },
    validador: {
      type: 'many-to-one',
      target: 'usuario',
      joinColumn: { name: 'usuario_valida' },
      nullable: true,
    },
  },
});
