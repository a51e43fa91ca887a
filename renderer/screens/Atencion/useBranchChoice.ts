import { useState } from 'react';
import type { Sucursal } from '../../../shared/api/catalog';
import { useApp } from '../../app/hooks';

/** The branch something new is for; those who work at one branch have no choice. */
export interface BranchChoice {
  id: number | null;
  /** What there is to choose from; empty where there is no choice. */
  choices: readonly Sucursal[];
  choose: (id: number) => void;
}

/** Keeps the chosen branch; null means the person's own. */
export function useBranchChoice(): BranchChoice {
  const own = useApp((state) => state.usuario?.sucursal_id ?? null);
  const sucursales = useApp((state) => state.sucursales);
  const [chosen, choose] = useState<number | null>(null);
  if (own !== null) return { id: null, choices: [], choose };
  return {
    id: chosen ?? sucursales[0]?.id ?? null,
    choices: sucursales.length > 1 ? sucursales : [],
    choose,
  };
}
