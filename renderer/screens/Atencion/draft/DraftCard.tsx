import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import UnsureIcon from '@mui/icons-material/HelpOutlined';
import DraftIcon from '@mui/icons-material/EditNoteOutlined';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useBusy, usePerform } from '../../../app/hooks';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { OriginChip } from '../../../components/OriginChip';
import { useLabels } from '../../../components/useLabels';
import type { BorradorRow } from '../../../stores/borradoresSlice';
import { BranchChip } from '../BranchChip';
import { CardFrame, CardLine, mainButtonSx } from '../pending/CardFrame';
import { WaitAge } from '../pending/WaitAge';
import { useFormat } from '../useFormat';
import { useWindows } from '../windows';
import { CustomerText, UnmatchedList } from './CustomerText';
import { confirmBody, isClear, linesOf } from './draftLines';
import { useConfirmDraft } from './useConfirmDraft';

/** An order as it was read from a customer's words, waiting for a person. */
export const DraftCard = memo(function DraftCard({
  borrador,
  gone,
}: {
  borrador: BorradorRow;
  gone: boolean;
}) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const format = useFormat();
  const windows = useWindows();
  const { confirm, confirming } = useConfirmDraft(borrador.id);
  const { id, lineas, sin_reconocer, texto } = borrador;
  const clear = isClear(borrador);
  const known = useApp((state) => state.productos);
  const nameOf = (productoId: number, name: string) =>
    known.find((producto) => producto.id === productoId)?.nombre ?? name;
  const review = () => {
    windows.reviewBorrador(id);
  };
  return (
    <CardFrame
      openLabel={t('draft.openCard', { label: labels.borrador(id) })}
      onOpen={review}
      head={
        <>
          <CardLine
            left={
              <>
                <DraftIcon aria-hidden />
                <Typography variant="h3" component="span" sx={{ flexShrink: 0 }}>
                  {labels.borrador(id)}
                </Typography>
                <OriginChip subtipo={borrador.subtipo} />
                <BranchChip id={borrador.sucursal_id} />
              </>
            }
            right={
              <Typography variant="h3" component="span" noWrap>
                {format.money(borrador.total)}
              </Typography>
            }
          />
          <CardLine
            left={
              <Typography component="span" noWrap dir="auto" sx={{ fontWeight: 600 }}>
                {borrador.cliente ?? t('noName')}
              </Typography>
            }
            right={<WaitAge since={borrador.fecha_creacion} />}
          />
        </>
      }
      actions={
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          {clear ? (
            <>
              <Button
                variant="contained"
                loading={confirming}
                disabled={gone}
                sx={mainButtonSx}
                onClick={() => {
                  const { cliente, telefono } = borrador;
                  const customer = { cliente: cliente ?? '', telefono: telefono ?? '', nota: '' };
                  void confirm(confirmBody(customer, linesOf(borrador), borrador));
                }}
              >
                {t('draft.confirm')}
              </Button>
              <Button variant="outlined" disabled={gone} aria-haspopup="dialog" onClick={review}>
                {t('draft.mend')}
              </Button>
            </>
          ) : (
            <Button
              variant="contained"
              disabled={gone}
              aria-haspopup="dialog"
              sx={mainButtonSx}
              onClick={review}
            >
              {t('draft.check')}
            </Button>
          )}
          <DiscardButton id={id} disabled={gone} />
        </Stack>
      }
    >
      <CustomerText text={texto} unmatched={sin_reconocer} maxLines={3} />
      <UnmatchedList words={sin_reconocer} />
      <Box
        component="ul"
        aria-label={tCommon('labels.items')}
        sx={{ listStyle: 'none', m: 0, p: 0 }}
      >
        {lineas.map((line, index) => (
          <Box component="li" key={index} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Box component="span" sx={{ fontWeight: 700, whiteSpace: 'nowrap' }}>
              {tCommon('labels.quantity', { count: line.cantidad })}
            </Box>
            <Typography component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              {nameOf(line.producto_id, line.producto)}
              {line.nota === null ? '' : ` (${line.nota})`}
            </Typography>
            {line.confianza < 0.7 ? (
              <Chip size="small" color="warning" icon={<UnsureIcon />} label={t('draft.unsure')} />
            ) : null}
          </Box>
        ))}
        {lineas.length === 0 ? (
          <Typography color="text.secondary">{t('draft.nothingRead')}</Typography>
        ) : null}
      </Box>
    </CardFrame>
  );
});

/** Discards a draft after a question: the customer's words stay in the conversation, the draft does not. */
export function DiscardButton({ id, disabled = false }: { id: number; disabled?: boolean }) {
  const { t } = useTranslation('whatsapp');
  const labels = useLabels();
  const perform = usePerform();
  const discarding = useBusy('discardBorrador', { id });
  const [asking, setAsking] = useState(false);
  const label = labels.borrador(id);
  return (
    <>
      <Button
        color="error"
        loading={discarding}
        disabled={disabled}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('draft.discard')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t('draft.discardTitle', { label })}
        confirmLabel={t('draft.discard')}
        onConfirm={() => {
          setAsking(false);
          void perform('discardBorrador', { id });
        }}
        onClose={() => {
          setAsking(false);
        }}
      >
        {t('draft.discardText')}
      </ConfirmDialog>
    </>
  );
}
