import { createStore, type StoreApi } from 'zustand/vanilla';
import { createAlertasSlice } from './alertasSlice';
import { createBorradoresSlice } from './borradoresSlice';
import { createCatalogSlice } from './catalogSlice';
import { createConnectionSlice } from './connectionSlice';
import { createConversacionesSlice } from './conversacionesSlice';
import { createNoticesSlice } from './noticesSlice';
import { createPedidosSlice } from './pedidosSlice';
import { createPreferencesSlice } from './preferencesSlice';
import { createQueueSlice } from './queueSlice';
import { createRefillsSlice } from './refillsSlice';
import { createSalidasSlice } from './salidasSlice';
import { createSessionSlice } from './sessionSlice';
import type { AppState } from './state';
import { createVouchersSlice } from './vouchersSlice';

/** The store of one running app. */
export type AppStore = StoreApi<AppState>;

/** Creates an empty store, one per app (and per test). */
export function createAppStore(): AppStore {
  return createStore<AppState>()((...args) => ({
    ...createSessionSlice(...args),
    ...createConnectionSlice(...args),
    ...createPedidosSlice(...args),
    ...createVouchersSlice(...args),
    ...createAlertasSlice(...args),
    ...createRefillsSlice(...args),
    ...createConversacionesSlice(...args),
    ...createBorradoresSlice(...args),
    ...createSalidasSlice(...args),
    ...createCatalogSlice(...args),
    ...createPreferencesSlice(...args),
    ...createNoticesSlice(...args),
    ...createQueueSlice(...args),
    resetData: () =>
      args[0]({
        pedidos: new Map(),
        vouchers: new Map(),
        alertas: new Map(),
        refills: new Map(),
        conversaciones: new Map(),
        threads: new Map(),
        borradores: new Map(),
        salidas: new Map(),
        insumos: [],
        productos: [],
        sucursales: [],
        syncStatus: 'idle',
        everLoaded: false,
        notices: [],
      }),
  }));
}
