import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionArgs, ActionName } from '../../../actions';
import { actionKey, toWish } from '../../../actions/runner';
import { useCampana } from '../../../app/context';
import { useEvent, useSound } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { usePedidoName, useVoucherName } from '../useNames';
import { summarize, type Arrival } from './arrivalText';

/** Arrivals within this time, in ms, are announced together. */
const gatherMs = 800;

/**
 * Sounds once for every arrival, and answers what a screen reader should hear. What this person is
 * registering at this very screen is no news to them.
 */
export function useArrivals(): string {
  const { t } = useTranslation('atencion');
  const { t: tWhatsapp } = useTranslation('whatsapp');
  const { store } = useCampana();
  const sound = useSound();
  const labels = useLabels();
  const pedidoName = usePedidoName();
  const voucherName = useVoucherName();
  const { text, announce } = useAnnouncer();

  const isOwn = <N extends ActionName>(name: N, args: ActionArgs<N>) =>
    store.getState().busy.has(actionKey(toWish(name, args)));

  useEvent('pedido_creado', ({ pedido_id: id }) => {
    const row = store.getState().pedidos.get(id);
    announce({ kind: 'pedido', text: row === undefined ? labels.pedido(id) : pedidoName(row) });
    if (!isOwn('createPedido', { subtipo: 'presencial', items: [] })) sound.play('pedido_nuevo');
  });

  const voucherArrived = ({ voucher_id: id }: { voucher_id: number }) => {
    const row = store.getState().vouchers.get(id);
    announce({ kind: 'voucher', text: row === undefined ? labels.voucher(id) : voucherName(row) });
    if (!isOwn('uploadVoucher', { imagen: new Blob(), fields: {} })) sound.play('voucher_nuevo');
  };
  useEvent('voucher_nuevo', voucherArrived);
  useEvent('voucher_whatsapp', voucherArrived);

  const draftArrived = () => {
    announce({ kind: 'pedido', text: tWhatsapp('draft.arrived') });
    sound.play('pedido_nuevo');
  };
  useEvent('conversacion_actualizada', ({ conversacion_id: id, novedad }) => {
    if (novedad !== 'borrador') return;
    // More words for a draft that is on the screen already are no new work.
    const known = [...store.getState().borradores.values()];
    if (known.some(({ conversacion_id }) => conversacion_id === id)) return;
    draftArrived();
  });
  useEvent('borrador_actualizado', ({ novedad, usuario_id: person }) => {
    // What somebody at the counter has just pasted is being worked on already.
    if (novedad === 'nuevo' && person == null) draftArrived();
  });

  useEvent('pedido_actualizado', ({ pedido_id: id }) => {
    if (store.getState().pedidos.get(id)?.estado !== 'LISTO') return;
    announce({ kind: 'pedido', text: t('arrival.ready', { label: labels.pedido(id) }) });
  });

  return text;
}

function useAnnouncer(): { text: string; announce: (arrival: Arrival) => void } {
  const { t } = useTranslation('atencion');
  const [text, setText] = useState('');
  const gathered = useRef<Arrival[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const tell = useCallback(() => {
    timer.current = null;
    const summary = summarize(gathered.current);
    gathered.current = [];
    if (summary === null) return;
    const { kind } = summary;
    const pedidos = kind === 'many' ? t('arrival.pedidos', { count: summary.pedidos }) : '';
    const vouchers = kind === 'many' ? t('arrival.vouchers', { count: summary.vouchers }) : '';
    setText(kind === 'one' ? t('arrival.one', { text: summary.text }) : `${pedidos}, ${vouchers}`);
  }, [t]);
  const announce = useCallback(
    (arrival: Arrival) => {
      gathered.current.push(arrival);
      timer.current ??= setTimeout(tell, gatherMs);
    },
    [tell],
  );
  return { text, announce };
}
