import { Box, Button, Chip, Dialog, DialogContent, IconButton, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import FailedIcon from '@mui/icons-material/SmsFailedOutlined';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { AgeText } from '../../../components/AgeText';
import { EmptyState } from '../../../components/StateMessage';
import { useLabels } from '../../../components/useLabels';
import { selectFailedSalidas, type SalidaRow } from '../../../stores/salidasSlice';
import { RetryButtons } from '../chat/MessageBubble';
import { useWindows } from '../windows';

/** How many customers could not be told something; opens the list of it. Nothing while all were reached. */
export function Undelivered() {
  const { t } = useTranslation('whatsapp');
  const failed = useApp(selectFailedSalidas);
  const [open, setOpen] = useState(false);
  return (
    <Box aria-live="polite" sx={{ flexShrink: 0 }}>
      {failed.length === 0 ? null : (
        <Chip
          icon={<FailedIcon />}
          color="error"
          aria-haspopup="dialog"
          label={t('undelivered.count', { count: failed.length })}
          sx={{ height: 44, borderRadius: 22, fontSize: 15, fontWeight: 650 }}
          onClick={() => {
            setOpen(true);
          }}
        />
      )}
      {open ? (
        <UndeliveredDialog
          rows={failed}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </Box>
  );
}

function UndeliveredDialog({ rows, onClose }: { rows: readonly SalidaRow[]; onClose: () => void }) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  const titleId = useId();
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={titleId} onClose={onClose}>
      <Box sx={{ display: 'flex', alignItems: 'center', pl: 3, pr: 1, py: 1 }}>
        <Typography variant="h2" id={titleId} sx={{ flex: 1 }}>
          {t('undelivered.title')}
        </Typography>
        <IconButton aria-label={tCommon('buttons.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </Box>
      <DialogContent sx={{ pt: 0 }}>
        {rows.length === 0 ? (
          <EmptyState text={t('undelivered.none')} />
        ) : (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map((row) => (
              <Entry key={row.id} row={row} onClose={onClose} />
            ))}
          </Box>
        )}
      </DialogContent>
    </Dialog>
  );
}

function Entry({ row, onClose }: { row: SalidaRow; onClose: () => void }) {
  const { t } = useTranslation('whatsapp');
  const labels = useLabels();
  const windows = useWindows();
  const { id, cliente, motivo, pedido_id: pedidoId, texto, error, fecha } = row;
  const about = [
    cliente ?? t('noName'),
    t(`motivo.${motivo}`),
    pedidoId === null ? null : labels.pedido(pedidoId),
  ]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <Box
      component="li"
      aria-label={about}
      sx={{ display: 'grid', gap: 0.75, py: 1.5, borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Typography sx={{ fontWeight: 650, flex: 1, overflowWrap: 'anywhere' }}>{about}</Typography>
        <Typography color="text.secondary" sx={{ fontSize: 14, whiteSpace: 'nowrap' }}>
          <AgeText since={fecha} />
        </Typography>
      </Box>
      <Typography dir="auto" sx={{ overflowWrap: 'anywhere' }}>
        {t('undelivered.text', { texto })}
      </Typography>
      <Typography color="error" sx={{ fontWeight: 600 }}>
        {error ?? t('undelivered.noReason')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <RetryButtons id={id} />
        <Button
          onClick={() => {
            onClose();
            windows.showConversacion(row.conversacion_id);
          }}
        >
          {t('open')}
        </Button>
      </Box>
    </Box>
  );
}
