import { Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { AlertaDialog } from './ask/AlertaDialog';
import { CancelDialog } from './ask/CancelDialog';
import { RefillDialog } from './ask/RefillDialog';
import { ConversationDrawer } from './chat/ConversationDrawer';
import {
  DraftDialog,
  fetchLaterWindows,
  LinkImageDialog,
  NewPedidoDialog,
  PasteDialog,
  ReviewDialog,
  UploadDialog,
} from './laterWindows';
import { PedidoDrawer } from './order/PedidoDrawer';
import { RejectDialog } from './voucher/RejectDialog';
import type { Ask, LinkRequest, Windows } from './windows';

/** A form that fills the screen for a while. */
type Form =
  | { kind: 'newPedido' }
  | { kind: 'paste' }
  | { kind: 'borrador'; id: number }
  | { kind: 'upload'; imagen: File | null };

/**
 * Keeps which windows are open. A question may lie over an order or a review, which stay as they are
 * beneath it.
 */
export function useAtencionWindows(): { windows: Windows; opened: ReactNode } {
  const [pedidoId, setPedidoId] = useState<number | null>(null);
  const [voucherId, setVoucherId] = useState<number | null>(null);
  const [form, setForm] = useState<Form | null>(null);
  const [conversacionId, setConversacionId] = useState<number | null>(null);
  const [link, setLink] = useState<LinkRequest | null>(null);
  const [ask, setAsk] = useState<Ask | null>(null);
  const windows = useMemo<Windows>(
    () => ({
      ask: setAsk,
      showPedido: setPedidoId,
      reviewVoucher: (id) => {
        // It may be open beneath the conversation already.
        setConversacionId(null);
        setVoucherId(id);
      },
      showConversacion: setConversacionId,
      linkImage: setLink,
      reviewBorrador: (id) => {
        setForm({ kind: 'borrador', id });
      },
      pasteText: () => {
        setForm({ kind: 'paste' });
      },
      newPedido: () => {
        setForm({ kind: 'newPedido' });
      },
      uploadVoucher: (imagen) => {
        setForm({ kind: 'upload', imagen });
      },
    }),
    [],
  );
  useEffect(fetchLaterWindows, []);
  const closeForm = useCallback(() => {
    setForm(null);
  }, []);
  const closeAsk = useCallback(() => {
    setAsk(null);
  }, []);
  const opened = (
    <Suspense fallback={null}>
      {pedidoId === null ? null : (
        <PedidoDrawer
          id={pedidoId}
          onClose={() => {
            setPedidoId(null);
          }}
        />
      )}
      {voucherId === null ? null : (
        <ReviewDialog
          voucherId={voucherId}
          onMove={setVoucherId}
          onClose={() => {
            setVoucherId(null);
          }}
        />
      )}
      {form?.kind === 'borrador' ? <DraftDialog id={form.id} onClose={closeForm} /> : null}
      {form?.kind === 'paste' ? <PasteDialog onClose={closeForm} /> : null}
      {conversacionId === null ? null : (
        <ConversationDrawer
          id={conversacionId}
          onClose={() => {
            setConversacionId(null);
          }}
        />
      )}
      {link === null ? null : (
        <LinkImageDialog
          request={link}
          onClose={() => {
            setLink(null);
          }}
        />
      )}
      {form?.kind === 'newPedido' ? <NewPedidoDialog onClose={closeForm} /> : null}
      {form?.kind === 'upload' ? <UploadDialog imagen={form.imagen} onClose={closeForm} /> : null}
      {ask === null ? null : <Question ask={ask} onClose={closeAsk} />}
    </Suspense>
  );
  return { windows, opened };
}

function Question({ ask, onClose }: { ask: Ask; onClose: () => void }) {
  switch (ask.kind) {
    case 'alerta':
      return <AlertaDialog pedidoId={ask.pedidoId} onClose={onClose} />;
    case 'refill':
      return (
        <RefillDialog
          pedidoId={ask.pedidoId}
          {...(ask.insumoId === undefined ? {} : { insumoId: ask.insumoId })}
          onClose={onClose}
        />
      );
    case 'rechazar':
      return <RejectDialog voucherId={ask.voucherId} onClose={onClose} />;
    case 'cancelar':
      return <CancelDialog pedidoId={ask.pedidoId} onClose={onClose} />;
  }
}
