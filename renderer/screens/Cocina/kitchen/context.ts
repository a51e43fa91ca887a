import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Kitchen, KitchenState } from './kitchen';

/** Hands the kitchen screen to its parts. */
export const KitchenContext = createContext<Kitchen | null>(null);

/** The kitchen screen; only components below `KitchenContext` may ask. */
export function useKitchen(): Kitchen {
  const kitchen = use(KitchenContext);
  if (kitchen === null) throw new Error('KitchenContext is missing above this component.');
  return kitchen;
}

/** A part of what the kitchen screen remembers. */
export function useKitchenState<Selected>(selector: (state: KitchenState) => Selected): Selected {
  return useStore(useKitchen().store, selector);
}
