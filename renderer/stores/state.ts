import type { StateCreator } from 'zustand/vanilla';
import type { AlertasSlice } from './alertasSlice';
import type { BorradoresSlice } from './borradoresSlice';
import type { CatalogSlice } from './catalogSlice';
import type { ConnectionSlice } from './connectionSlice';
import type { ConversacionesSlice } from './conversacionesSlice';
import type { NoticesSlice } from './noticesSlice';
import type { PedidosSlice } from './pedidosSlice';
import type { PreferencesSlice } from './preferencesSlice';
import type { QueueSlice } from './queueSlice';
import type { RefillsSlice } from './refillsSlice';
import type { SalidasSlice } from './salidasSlice';
import type { SessionSlice } from './sessionSlice';
import type { VouchersSlice } from './vouchersSlice';

/** Everything the screens show that lasts longer than a moment. */
export type AppState = SessionSlice &
  ConnectionSlice &
  PedidosSlice &
  VouchersSlice &
  AlertasSlice &
  RefillsSlice &
  ConversacionesSlice &
  BorradoresSlice &
  SalidasSlice &
  CatalogSlice &
  PreferencesSlice &
  NoticesSlice &
  QueueSlice & {
    /** Forgets all restaurant data: another person signed in, or nobody. Settings stay. */
    resetData: () => void;
  };

/** How a slice is created: it may read and write the whole state. */
export type Slice<Part> = StateCreator<AppState, [], [], Part>;
