import type { SucursalSettings } from '../../../../shared/api/catalog';
import { selectSettings, selectSucursal } from '../../../stores/catalogSlice';
import type { AppState } from '../../../stores/state';
import { approvedAt } from '../kitchen/cardMemory';
import type { KitchenCard } from './cards';

/** How late an order is. */
export type AgeLevel = 'fine' | 'amber' | 'red';

/** Minutes after approval at which a card turns amber, then red. */
export type AgeLimits = Pick<SucursalSettings, 'minutos_ambar' | 'minutos_rojo'>;

/** Whole minutes between two moments, never negative: clocks of two machines differ by a little. */
export function minutesBetween(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
}

/** The level of an order that is this many minutes old; red wins where a branch set the two crosswise. */
export function ageLevel(minutes: number, limits: AgeLimits): AgeLevel {
  if (minutes >= limits.minutos_rojo) return 'red';
  return minutes >= limits.minutos_ambar ? 'amber' : 'fine';
}

/** The orders in preparation that are red by now. */
export function lateIds(
  cards: readonly KitchenCard[],
  limitsOf: (sucursalId: number | null) => AgeLimits,
  now: number,
): Set<number> {
  const late = cards.filter(({ pedido, status }) => {
    if (status !== 'cooking') return false;
    const minutes = minutesBetween(approvedAt(pedido), now);
    return ageLevel(minutes, limitsOf(pedido.sucursal_id)) === 'red';
  });
  return new Set(late.map(({ pedido }) => pedido.id));
}

/** The limits of each branch, as its settings say; an order of an unknown branch gets the person's own. */
export function limitsOf(state: AppState): (sucursalId: number | null) => AgeLimits {
  return (sucursalId) => selectSucursal(sucursalId)(state)?.ajustes ?? selectSettings(state);
}
