import { createContext, use } from 'react';

/** A short question over the screen, about one thing. */
export type Ask =
  | { kind: 'alerta'; pedidoId: number }
  | { kind: 'refill'; pedidoId: number | null; insumoId?: number }
  | { kind: 'rechazar'; voucherId: number }
  | { kind: 'cancelar'; pedidoId: number };

/** The picture of a message that is to be linked to an order. */
export interface LinkRequest {
  mensajeId: number;
  conversacionId: number;
}

/** The ways to open the windows of this screen. */
export interface Windows {
  ask: (what: Ask) => void;
  showPedido: (id: number) => void;
  reviewVoucher: (id: number) => void;
  newPedido: () => void;
  /** With a picture that was dropped somewhere, or without. */
  uploadVoucher: (imagen: File | null) => void;
  showConversacion: (id: number) => void;
  reviewBorrador: (id: number) => void;
  linkImage: (request: LinkRequest) => void;
  /** Asks for the text of a customer, to be read as an order. */
  pasteText: () => void;
}

/** Hands the windows to the cards. */
export const WindowsContext = createContext<Windows | null>(null);

/** The windows of this screen; only components below `WindowsContext` may ask. */
export function useWindows(): Windows {
  const windows = use(WindowsContext);
  if (windows === null) throw new Error('WindowsContext is missing above this component.');
  return windows;
}
