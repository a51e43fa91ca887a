import type { SucursalSettings } from '../../../../shared/api/catalog';

/** How a wait feels: fine, getting late, late. Shown by a word and an icon, not by colour alone. */
export type Lateness = 'fresh' | 'waiting' | 'late';

/** Judges a wait by the branch's own minutes to amber and to red. */
export function latenessOf(
  waitedMs: number,
  settings: Pick<SucursalSettings, 'minutos_ambar' | 'minutos_rojo'>,
): Lateness {
  const minutes = waitedMs / 60_000;
  if (minutes >= settings.minutos_rojo) return 'late';
  return minutes >= settings.minutos_ambar ? 'waiting' : 'fresh';
}
