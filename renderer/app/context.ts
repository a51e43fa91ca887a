import { createContext, use } from 'react';
import type { Campana } from './campana';

/** Hands the running app to the components. */
export const CampanaContext = createContext<Campana | null>(null);

/** The running app; only components below `CampanaContext` may ask. */
export function useCampana(): Campana {
  const campana = use(CampanaContext);
  if (campana === null) throw new Error('CampanaContext is missing above this component.');
  return campana;
}

/** Where to report that a part of the app failed. */
export function useReport(): (error: unknown) => void {
  return useCampana().report;
}
