import { EntitySchema } from 'typeorm';
import type { PedidoState } from '../../shared/pedidoStates';
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
import type { UsuarioRow } from './people';

/** A row of PEDIDOS, with its lines where a query joins them. */
export interface PedidoRow {
  id: number;
  sucursal_id: number;
  subtipo: Subtipo;
  estado: PedidoState;
  cliente: string | null;
  telefono: string | null;
  nota: string | null;
  total: number;
  usuario_crea: number | null;
  usuario_aprueba: number | null;
  fecha_creacion: Date;
  fecha_aprobacion: Date | null;
  fecha_listo: Date | null;
  fecha_entrega: Date | null;
  fecha_cancelacion: Date | null;
  /** The conversation it came from. */
  conversacion_id: number | null;
  items?: PedidoItemRow[];
  aprobador?: UsuarioRow | null;
}

/** A row of PEDIDO_ITEMS. Name and price are copies: an order stays as it was when a product changes. */
export interface PedidoItemRow {
  id: number;
  pedido_id: number;
  producto_id: number | null;
  producto: string;
  cantidad: number;
  precio: number;
  nota: string | null;
  estacion: string | null;
  pedido?: PedidoRow;
}

export const PedidoEntity = new EntitySchema<PedidoRow>({
  name: 'pedido',
  tableName: 'pedidos',
  columns: {
    id: idColumn,
    sucursal_id: { type: 'integer' },
    subtipo: text(50),
    estado: text(20, { default: 'PENDIENTE' }),
    cliente: optionalText(120),
    telefono: optionalText(30),
    nota: optionalText(500),
    total: amount({ default: 0 }),
    usuario_crea: optionalReference,
    usuario_aprueba: optionalReference,
    fecha_creacion: createdMoment,
    fecha_aprobacion: optionalMoment,
    fecha_listo: optionalMoment,
    fecha_entrega: optionalMoment,
    fecha_cancelacion: optionalMoment,
    conversacion_id: optionalReference,
  },
  relations: {
    items: { type: 'one-to-many', target: 'pedido_item', inverseSide: 'pedido' },
    aprobador: {
      type: 'many-to-one',
      target: 'usuario',
      joinColumn: { name: 'usuario_aprueba' },
      nullable: true,
    },
  },
});

export const PedidoItemEntity = new EntitySchema<PedidoItemRow>({
  name: 'pedido_item',
  tableName: 'pedido_items',
  columns: {
    id: idColumn,
    pedido_id: { type: 'integer' },
    producto_id: optionalReference,
    producto: text(120),
    cantidad: amount({ precision: 10 }),
    precio: amount({ precision: 10 }),
    nota: optionalText(200),
    estacion: optionalText(40),
  },
  relations: {
    pedido: {
      type: 'many-to-one',
      target: 'pedido',
      inverseSide: 'items',
      joinColumn: { name: 'pedido_id' },
    },
  },
});
