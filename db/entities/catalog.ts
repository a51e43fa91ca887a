import { EntitySchema } from 'typeorm';
import { active, amount, flag, idColumn, optionalText, text } from '../columns';

/** A row of PRODUCTOS: something that can be ordered. */
export interface ProductoRow {
  id: number;
  nombre: string;
  precio: number;
  estacion: string | null;
  agotado: boolean;
  /** Retired ones stay for what happened with them. */
  activo: boolean;
}

export const ProductoEntity = new EntitySchema<ProductoRow>({
  name: 'producto',
  tableName: 'productos',
  columns: {
    id: idColumn,
    nombre: text(120),
    precio: amount({ precision: 10 }),
    estacion: optionalText(40),
    agotado: flag,
    activo: active,
  },
});

/** A row of INSUMOS: a supply the kitchen can be asked to restock. */
export interface InsumoRow {
  id: number;
  nombre: string;
  unidad: string | null;
  agotado: boolean;
  /** Retired ones stay for what happened with them. */
  activo: boolean;
}

export const InsumoEntity = new EntitySchema<InsumoRow>({
  name: 'insumo',
  tableName: 'insumos',
  columns: {
    id: idColumn,
    nombre: text(120),
    unidad: optionalText(30),
    agotado: flag,
    activo: active,
  },
});
