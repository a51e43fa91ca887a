import {
  sucursalSettingsSchema,
  type Insumo,
  type Producto,
  type Sucursal,
  type SucursalSettings,
} from '../../shared/api/catalog';
import type { AppState, Slice } from './state';

/** What changes seldom: supplies, products, and branches with their settings. */
export interface CatalogSlice {
  insumos: readonly Insumo[];
  productos: readonly Producto[];
  sucursales: readonly Sucursal[];
  /** Whether a supply is out (*se acabó*). */
  markInsumo: (id: number, agotado: boolean) => void;
  loadCatalog: (catalog: Pick<CatalogSlice, 'insumos' | 'productos' | 'sucursales'>) => void;
}

/** Creates the slice without a catalog. */
export const createCatalogSlice: Slice<CatalogSlice> = (set) => ({
  insumos: [],
  productos: [],
  sucursales: [],
  markInsumo: (id, agotado) =>
    set((state) => ({
      insumos: state.insumos.map((insumo) => (insumo.id === id ? { ...insumo, agotado } : insumo)),
    })),
  loadCatalog: (catalog) => set(catalog),
});

const defaultSettings: SucursalSettings = sucursalSettingsSchema.parse({});

/** A branch; undefined when unknown. */
export function selectSucursal(id: number | null): (state: AppState) => Sucursal | undefined {
  return (state) => state.sucursales.find((sucursal) => sucursal.id === id);
}

/**
 * The settings of the signed-in person's branch: minutes to amber and red, alert templates, reasons to
 * reject. Who belongs to no branch (an admin) gets the first one's.
 */
export function selectSettings(state: AppState): SucursalSettings {
  const own = state.sucursales.find((sucursal) => sucursal.id === state.usuario?.sucursal_id);
  return (own ?? state.sucursales[0])?.ajustes ?? defaultSettings;
}
