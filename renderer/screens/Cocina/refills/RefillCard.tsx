import { Box, Button, Card, Typography } from '@mui/material';
import AttendIcon from '@mui/icons-material/CheckOutlined';
import OutIcon from '@mui/icons-material/DoNotDisturbOnOutlined';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useBusy, usePerform } from '../../../app/hooks';
import { AgeText } from '../../../components/AgeText';
import type { RefillRow } from '../../../stores/refillsSlice';
import { type } from '../sizes';
import { isStrayTap } from '../taps/useSettling';

/** One request to restock: attend it, or say that there is none left. */
export const RefillCard = memo(function RefillCard({ refill }: { refill: RefillRow }) {
  const { t } = useTranslation(['cocina', 'common']);
  const perform = usePerform();
  const titleId = useId();
  const { id, insumo_id: insumoId, cantidad, unidad } = refill;
  const insumo = useApp((state) => state.insumos.find((other) => other.id === insumoId));
  const attending = useBusy('attendRefill', { id });
  const marking = useBusy('markInsumo', { id: insumoId ?? 0, agotado: true });
  const agotado = insumo?.agotado === true;
  return (
    <Card
      component="li"
      aria-labelledby={titleId}
      data-place={`refill:${id}`}
      sx={{ p: 1, display: 'grid', gap: 0.5, alignContent: 'start' }}
    >
      <Typography
        id={titleId}
        component="h3"
        sx={{ fontSize: type.item, fontWeight: 750, lineHeight: 1.15 }}
      >
        {refill.insumo}
        {cantidad === null ? null : (
          <Box component="span" sx={{ color: 'primary.main', whiteSpace: 'nowrap' }}>
            {` · ${[cantidad, unidad ?? insumo?.unidad].filter((part) => part != null).join(' ')}`}
          </Box>
        )}
      </Typography>
      <Typography color="text.secondary" sx={{ fontSize: type.small }}>
        {refill.usuario_solicita_nombre === null ? null : `${refill.usuario_solicita_nombre} · `}
        {refill.pedido_id === null
          ? null
          : `${t('common:labels.pedido', { id: refill.pedido_id })} · `}
        <span aria-live="off">
          <AgeText since={refill.fecha_solicitud} />
        </span>
      </Typography>
      {agotado ? (
        <Typography sx={{ fontSize: type.small, fontWeight: 750 }} color="warning">
          {t('refills.isOut')}
        </Typography>
      ) : null}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          variant="contained"
          color="success"
          aria-describedby={titleId}
          aria-busy={attending}
          startIcon={<AttendIcon />}
          sx={{ flex: 1, px: 1 }}
          onClick={({ detail }) => {
            if (!isStrayTap(detail)) void perform('attendRefill', { id });
          }}
        >
          {t('refills.attend')}
        </Button>
        {insumoId === null || agotado ? null : (
          <Button
            variant="outlined"
            color="warning"
            aria-describedby={titleId}
            aria-busy={marking}
            startIcon={<OutIcon />}
            sx={{ px: 1.5 }}
            onClick={({ detail }) => {
              if (!isStrayTap(detail)) void perform('markInsumo', { id: insumoId, agotado: true });
            }}
          >
            {t('supplies.markOut')}
          </Button>
        )}
      </Box>
    </Card>
  );
});
