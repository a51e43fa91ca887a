import { useState, type Dispatch, type SetStateAction } from 'react';
import { useApp } from '../../../app/hooks';
import type { BorradorRow } from '../../../stores/borradoresSlice';
import { useVoucherPicture } from '../newPedido/useVoucherPicture';
import { confirmBody, linesOf, type DraftCustomer, type DraftLine } from './draftLines';
import { useConfirmDraft } from './useConfirmDraft';

/** A draft while a person mends it. */
export interface DraftWork {
  lines: DraftLine[];
  setLines: Dispatch<SetStateAction<DraftLine[]>>;
  customer: DraftCustomer;
  setCustomer: (customer: DraftCustomer) => void;
  picture: File | null;
  setPicture: (file: File | null) => void;
  /** Whether it can become an order: something is ordered, of what there is. */
  ready: boolean;
  /** The customer wrote more since this was begun. */
  outdated: boolean;
  takeNewer: () => void;
  submit: () => Promise<void>;
  confirming: boolean;
  failure: string | null;
}

/** Keeps what a person changes of a draft; what the customer adds meanwhile is said, never mixed in unseen. */
export function useDraft(borrador: BorradorRow, onDone: () => void): DraftWork {
  const productos = useApp((state) => state.productos);
  const [base, setBase] = useState(borrador);
  const [lines, setLines] = useState(() => linesOf(borrador));
  const [customer, setCustomer] = useState<DraftCustomer>(() => ({
    cliente: borrador.cliente ?? '',
    telefono: borrador.telefono ?? '',
    nota: '',
  }));
  const [picture, setPicture] = useState<File | null>(null);
  const sendPicture = useVoucherPicture();
  const { confirm, confirming, failure } = useConfirmDraft(borrador.id, { inForm: true });
  const sellable = new Set(productos.filter(({ agotado }) => !agotado).map(({ id }) => id));
  const ready = lines.length > 0 && lines.every(({ productoId }) => sellable.has(productoId));
  return {
    ...{ lines, setLines, customer, setCustomer, picture, setPicture, ready, confirming, failure },
    outdated: base.texto !== borrador.texto,
    takeNewer: () => {
      setBase(borrador);
      setLines(linesOf(borrador));
    },
    async submit() {
      if (!ready || confirming) return;
      const outcome = await confirm(confirmBody(customer, lines));
      if (!outcome.ok) return;
      if (picture !== null) sendPicture(picture, outcome.value?.id ?? null, borrador.sucursal_id);
      onDone();
    },
  };
}
