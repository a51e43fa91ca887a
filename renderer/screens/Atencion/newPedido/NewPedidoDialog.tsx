import { Alert, Box, Button, Dialog, IconButton, Typography, useMediaQuery } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import PasteIcon from '@mui/icons-material/ContentPasteOutlined';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useWhatsappStatus } from '../../../app/useWhatsappStatus';
import { useLabels } from '../../../components/useLabels';
import { useSend } from '../ask/useSend';
import { useBranchChoice } from '../useBranchChoice';
import { useFormat } from '../useFormat';
import { useWindows } from '../windows';
import { cartTotal, pedidoBody, withOneMore, type CartLine, type PedidoDraft } from './cart';
import { CartLines } from './CartLines';
import { DraftFields } from './DraftFields';
import { ProductPicker } from './ProductPicker';
import { useVoucherPicture } from './useVoucherPicture';
import { VoucherPicture } from './VoucherPicture';

const blank: Omit<PedidoDraft, 'sucursalId'> = {
  subtipo: 'presencial',
  cliente: '',
  telefono: '',
  nota: '',
};

/** Takes an order at the counter or by phone: products on one side, what was chosen on the other. */
export function NewPedidoDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('atencion');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const titleId = useId();
  const narrow = useMediaQuery('(max-width: 899px)');
  const productos = useApp((state) => state.productos);
  const notify = useApp((state) => state.notify);
  const branch = useBranchChoice();
  const { send, sending, failure } = useSend('createPedido');
  const [lines, setLines] = useState<CartLine[]>([]);
  const [draft, setDraft] = useState(blank);
  const [picture, setPicture] = useState<File | null>(null);
  const sendPicture = useVoucherPicture();
  const windows = useWindows();
  const readsTexts = useWhatsappStatus() !== undefined;
  const { t: tWhatsapp } = useTranslation('whatsapp');

  async function submit(): Promise<void> {
    if (lines.length === 0) return;
    const outcome = await send(pedidoBody({ ...draft, sucursalId: branch.id }, lines));
    if (!outcome.ok) return;
    if (picture !== null) sendPicture(picture, outcome.value?.id ?? null, branch.id);
    onClose();
    if (outcome.queued) return;
    const label = labels.pedido(outcome.value.id);
    notify({ severity: 'success', text: t('newPedido.done', { label }) });
  }

  return (
    <Dialog
      open
      fullWidth
      fullScreen={narrow}
      maxWidth="lg"
      aria-labelledby={titleId}
      // A tap beside the dialog must not throw away a long order.
      onClose={(_event, reason) => {
        if (reason !== 'backdropClick' || lines.length === 0) onClose();
      }}
      slotProps={{ paper: { sx: narrow ? {} : { height: 'min(92dvh, 820px)' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', pl: 2, pr: 1, py: 1 }}>
        <Typography variant="h2" id={titleId} sx={{ flex: 1 }}>
          {t('newPedido.title')}
        </Typography>
        {readsTexts ? (
          <Button
            startIcon={<PasteIcon />}
            // What was chosen already would be lost.
            disabled={lines.length > 0}
            onClick={windows.pasteText}
          >
            {tWhatsapp('paste.action')}
          </Button>
        ) : null}
        <IconButton aria-label={tCommon('buttons.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </Box>
      <Box
        component="form"
        noValidate
        sx={{
          ...{ flex: 1, minHeight: 0, display: 'grid', gap: 2, px: 2, pb: 2 },
          gridTemplateColumns: narrow ? '1fr' : 'minmax(0, 1.2fr) minmax(340px, 1fr)',
          gridTemplateRows: narrow ? 'minmax(0, 2fr) minmax(0, 3fr)' : 'minmax(0, 1fr)',
        }}
        onSubmit={(event: React.SyntheticEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProductPicker
          lines={lines}
          onPick={(id) => {
            setLines((before) => withOneMore(before, id));
          }}
        />
        <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
          <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', pt: 1 }}>
            <DraftFields
              draft={draft}
              branch={branch}
              onChange={(change) => {
                setDraft((before) => ({ ...before, ...change }));
              }}
            />
            <CartLines lines={lines} productos={productos} onChange={setLines} />
            <VoucherPicture file={picture} onFile={setPicture} />
          </Box>
          <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5, display: 'grid', gap: 1 }}>
            {failure === null ? null : <Alert severity="error">{failure}</Alert>}
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
              <Typography sx={{ fontSize: 22, fontWeight: 700, flex: 1 }} aria-live="polite">
                {t('newPedido.total', { total: format.money(cartTotal(lines, productos)) })}
              </Typography>
              <Button
                type="submit"
                size="large"
                variant="contained"
                loading={sending}
                disabled={lines.length === 0}
              >
                {t('newPedido.send')}
              </Button>
            </Box>
          </Box>
        </Box>
      </Box>
    </Dialog>
  );
}
