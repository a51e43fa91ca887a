import { useState, type Dispatch, type SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import type { BorradorRow } from '../../../stores/borradoresSlice';
import { useVoucherPicture } from '../newPedido/useVoucherPicture';
import type { CustomerFields } from '../newPedido/cart';
import { confirmBody, linesOf, wordsAdded, type DraftLine } from './draftLines';
import { useConfirmDraft } from './useConfirmDraft';

/** A draft while a person mends it. */
export interface DraftWork {
  lines: DraftLine[];
  setLines: Dispatch<SetStateAction<DraftLine[]>>;
  customer: CustomerFields;
  setCustomer: (customer: CustomerFields) => void;
  picture: File | null;
  setPicture: (file: File | null) => void;
  /** Whether it can become an order: something is ordered, of what there is. */
  ready: boolean;
  /** What the customer wrote since this was begun; until it is answered nothing can be confirmed. */
  added: readonly string[] | null;
  /** Takes the lines as they are read now. */
  takeNewer: () => void;
  /** Goes on with the lines as they are: what was added is seen, and changes nothing. */
  keepMine: () => void;
  submit: () => Promise<void>;
  confirming: boolean;
  failure: string | null;
}

/** Keeps what a person changes of a draft; what the customer adds meanwhile is said, never mixed in unseen. */
export function useDraft(borrador: BorradorRow, onDone: () => void): DraftWork {
  const { t } = useTranslation('whatsapp');
  const productos = useApp((state) => state.productos);
  const [base, setBase] = useState(borrador);
  const [lines, setLines] = useState(() => linesOf(borrador));
  const [customer, setCustomer] = useState<CustomerFields>(() => ({
    cliente: borrador.cliente ?? '',
    telefono: borrador.telefono ?? '',
    nota: '',
  }));
  const [picture, setPicture] = useState<File | null>(null);
  const sendPicture = useVoucherPicture();
  const { confirm, confirming, failure } = useConfirmDraft(borrador.id, { inForm: true });
  const sellable = new Set(productos.filter(({ agotado }) => !agotado).map(({ id }) => id));
  const ready = lines.length > 0 && lines.every(({ productoId }) => sellable.has(productoId));
  const [passedOver, setPassedOver] = useState(false);
  const added =
    base.fecha_actualizacion === borrador.fecha_actualizacion
      ? null
      : wordsAdded(base.texto, borrador.texto);
  const unanswered = passedOver ? t('draft.answerFirst') : null;
  return {
    ...{ lines, setLines, customer, setCustomer, picture, setPicture, ready, confirming, added },
    // What was added stands above the lines: it need not be said again.
    failure: added === null ? failure : unanswered,
    takeNewer: () => {
      setBase(borrador);
      setLines(linesOf(borrador));
    },
    keepMine: () => {
      setBase(borrador);
    },
    async submit() {
      if (!ready || confirming) return;
      setPassedOver(added !== null);
      if (added !== null) return;
      const outcome = await confirm(confirmBody(customer, lines, base));
      if (!outcome.ok) return;
      if (picture !== null) sendPicture(picture, outcome.value?.id ?? null, borrador.sucursal_id);
      onDone();
    },
  };
}
