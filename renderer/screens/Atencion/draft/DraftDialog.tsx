import {
  Alert,
  Box,
  Button,
  Dialog,
  IconButton,
  Stack,
  Typography,
  useMediaQuery,
} from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import { selectBorrador, type BorradorRow } from '../../../stores/borradoresSlice';
import { ConversationLink } from '../chat/ConversationLink';
import { cartTotal } from '../newPedido/cart';
import { ProductPicker } from '../newPedido/ProductPicker';
import { VoucherPicture } from '../newPedido/VoucherPicture';
import { useFormat } from '../useFormat';
import { CustomerText, UnmatchedList } from './CustomerText';
import { DiscardButton } from './DraftCard';
import { DraftCustomerFields } from './DraftCustomerFields';
import { addProduct, changeLine } from './draftLines';
import { DraftLineRow } from './DraftLineRow';
import { useDraft } from './useDraft';

/** A draft beside the menu: its lines can be mended until they are what the customer meant. */
export function DraftDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const titleId = useId();
  const narrow = useMediaQuery('(max-width: 899px)');
  const borrador = useApp(selectBorrador(id));
  return (
    <Dialog
      open
      fullWidth
      fullScreen={narrow}
      maxWidth="lg"
      aria-labelledby={titleId}
      onClose={(_event, reason) => {
        if (reason !== 'backdropClick') onClose();
      }}
      slotProps={{ paper: { sx: narrow ? {} : { height: 'min(92dvh, 860px)' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 2, pr: 1, py: 1 }}>
        <Typography variant="h2" id={titleId} noWrap sx={{ flex: 1 }}>
          {[labels.borrador(id), borrador?.cliente ?? null]
            .filter((part) => part !== null)
            .join(' · ')}
        </Typography>
        <IconButton aria-label={tCommon('buttons.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </Box>
      {borrador === undefined ? (
        <Alert severity="info" sx={{ m: 2 }}>
          {t('draft.over')}
        </Alert>
      ) : (
        <DraftForm key={id} borrador={borrador} narrow={narrow} onClose={onClose} />
      )}
    </Dialog>
  );
}

function DraftForm({
  borrador,
  narrow,
  onClose,
}: {
  borrador: BorradorRow;
  narrow: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('whatsapp');
  const { t: tAtencion } = useTranslation('atencion');
  const format = useFormat();
  const productos = useApp((state) => state.productos);
  const draft = useDraft(borrador, onClose);
  const { lines, setLines } = draft;
  const { id, conversacion_id: conversacionId, sin_reconocer } = borrador;
  return (
    <Box
      component="form"
      noValidate
      sx={{
        ...{ flex: 1, minHeight: 0, display: 'grid', gap: 2, px: 2, pb: 2 },
        gridTemplateColumns: narrow ? '1fr' : 'minmax(0, 1fr) minmax(400px, 1fr)',
        gridTemplateRows: narrow ? 'minmax(0, 2fr) minmax(0, 3fr)' : 'minmax(0, 1fr)',
      }}
      onSubmit={(event: React.SyntheticEvent) => {
        event.preventDefault();
        void draft.submit();
      }}
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, minHeight: 0 }}>
        <Box
          tabIndex={0}
          role="group"
          aria-label={t('draft.customerText')}
          sx={{ maxHeight: '40%', overflowY: 'auto', flexShrink: 0, display: 'grid', gap: 1 }}
        >
          <CustomerText text={borrador.texto} unmatched={sin_reconocer} />
          <UnmatchedList words={sin_reconocer} />
          {conversacionId === null ? null : (
            <ConversationLink pedidoId={null} conversacionId={conversacionId} />
          )}
        </Box>
        <ProductPicker
          lines={lines}
          onPick={(productoId) => {
            setLines((before) => addProduct(before, productoId));
          }}
        />
      </Box>
      <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', pt: 1 }}>
          {draft.added === null ? null : (
            <Alert
              severity="warning"
              sx={{ mb: 1 }}
              action={
                <Stack>
                  <Button color="inherit" onClick={draft.takeNewer}>
                    {t('draft.takeNewer')}
                  </Button>
                  <Button color="inherit" onClick={draft.keepMine}>
                    {t('draft.keepMine')}
                  </Button>
                </Stack>
              }
            >
              {t('draft.outdated')}
              {draft.added.map((words, index) => (
                <Typography
                  key={index}
                  dir="auto"
                  sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}
                >
                  {t('draft.words', { texto: words })}
                </Typography>
              ))}
            </Alert>
          )}
          <DraftCustomerFields customer={draft.customer} onChange={draft.setCustomer} />
          {lines.length === 0 ? (
            <Typography color="text.secondary" sx={{ py: 2 }}>
              {t('draft.nothingRead')}
            </Typography>
          ) : (
            <Box
              component="ul"
              aria-label={tAtencion('newPedido.lines')}
              sx={{ listStyle: 'none', m: 0, p: 0 }}
            >
              {lines.map((line) => (
                <DraftLineRow
                  key={line.key}
                  line={line}
                  productos={productos}
                  onChange={(change) => {
                    setLines((before) => changeLine(before, line.key, change));
                  }}
                />
              ))}
            </Box>
          )}
          {conversacionId === null ? (
            <VoucherPicture file={draft.picture} onFile={draft.setPicture} />
          ) : null}
        </Box>
        <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5, display: 'grid', gap: 1 }}>
          {draft.failure === null ? null : <Alert severity="error">{draft.failure}</Alert>}
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
            <Typography sx={{ fontSize: 22, fontWeight: 700, flex: 1 }} aria-live="polite">
              {tAtencion('newPedido.total', { total: format.money(cartTotal(lines, productos)) })}
            </Typography>
            <DiscardButton id={id} />
            <Button
              type="submit"
              size="large"
              variant="contained"
              loading={draft.confirming}
              disabled={!draft.ready}
            >
              {t('draft.confirm')}
            </Button>
          </Box>
        </Box>
      </Box>
    </Box>
  );
}
