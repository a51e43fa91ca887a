import { EntitySchema } from 'typeorm';
import type { StaffRole } from '../../shared/roles';
import { active, createdMoment, idColumn, optionalReference, text } from '../columns';

/** A row of SUCURSALES: a branch. `ajustes` is checked by `sucursalSettingsSchema` where it is read. */
export interface SucursalRow {
  id: number;
  nombre: string;
  ajustes: Record<string, unknown>;
  activo: boolean;
}

export const SucursalEntity = new EntitySchema<SucursalRow>({
  name: 'sucursal',
  tableName: 'sucursales',
  columns: {
    id: idColumn,
    nombre: text(120),
    ajustes: { type: 'jsonb', default: {} },
    activo: active,
  },
});

/** A row of USUARIOS. `clave` is the hash of the password, never the password. */
export interface UsuarioRow {
  id: number;
  usuario: string;
  nombre: string;
  clave: string;
  rol: StaffRole;
  sucursal_id: number | null;
  activo: boolean;
  fecha_creacion: Date;
}

export const UsuarioEntity = new EntitySchema<UsuarioRow>({
  name: 'usuario',
  tableName: 'usuarios',
  columns: {
    id: idColumn,
    usuario: text(60, { unique: true }),
    nombre: text(120),
    // Left out of every query that does not ask for it, so that it cannot slip into an answer.
    clave: text(300, { select: false }),
    rol: text(20),
    sucursal_id: optionalReference,
    activo: active,
    fecha_creacion: createdMoment,
  },
});
