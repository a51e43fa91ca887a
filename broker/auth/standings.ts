import type { DataSource } from 'typeorm';
import type { StaffRole } from '../../shared/roles';
import type { StandingReader } from '../ports';

interface StandingRow {
  id: number;
  rol: StaffRole;
  sucursal_id: number | null;
  activo: boolean;
}

/** Reads the standing of many people with one query; who does not exist is not in the answer. */
export function createStandingReader(dataSource: DataSource): StandingReader {
  return {
    async read(userIds) {
      const rows: StandingRow[] = await dataSource.query(
        'SELECT ID, ROL, SUCURSAL_ID, ACTIVO FROM USUARIOS WHERE ID = ANY ($1)',
        [userIds],
      );
      return rows.map((row) => ({
        userId: row.id,
        role: row.rol,
        branchId: row.sucursal_id,
        active: row.activo,
      }));
    },
  };
}
