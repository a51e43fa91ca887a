import type { ComponentType } from 'react';

/** The parts of the monitor in the order of their tabs. */
export const tabNames = [
  'vivo',
  'alertas',
  'refills',
  'bd',
  'estadisticas',
  'pantallas',
  'usuarios',
  'catalogo',
  'sucursal',
] as const;
/** The name of a part, as the address of the page carries it. */
export type TabName = (typeof tabNames)[number];

/** Whether a text from the address names a part. */
export function isTabName(value: string | null): value is TabName {
  return tabNames.some((name) => name === value);
}

/** Every part is a file of its own: charts and forms cost nothing until somebody opens them. */
export const loadTab: Record<TabName, () => Promise<ComponentType>> = {
  vivo: () => import('./live/LiveEventsTab').then((part) => part.LiveEventsTab),
  alertas: () => import('./history/AlertasTab').then((part) => part.AlertasTab),
  refills: () => import('./history/RefillsTab').then((part) => part.RefillsTab),
  bd: () => import('./stored/StoredEventsTab').then((part) => part.StoredEventsTab),
  estadisticas: () => import('./stats/StatsTab').then((part) => part.StatsTab),
  pantallas: () => import('./pantallas/PantallasTab').then((part) => part.PantallasTab),
  usuarios: () => import('./usuarios/UsuariosTab').then((part) => part.UsuariosTab),
  catalogo: () => import('./catalogo/CatalogoTab').then((part) => part.CatalogoTab),
  sucursal: () => import('./sucursal/SucursalTab').then((part) => part.SucursalTab),
};
