import { Box, Typography } from '@mui/material';
import FailedIcon from '@mui/icons-material/CancelOutlined';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import CurrentIcon from '@mui/icons-material/PendingOutlined';
import AheadIcon from '@mui/icons-material/RadioButtonUncheckedOutlined';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../components/useNow';
import type { PedidoRow } from '../../../stores/pedidoRow';
import type { VoucherRow } from '../../../stores/vouchersSlice';
import { useFormat } from '../useFormat';
import { stagesOf, type Stage } from './stages';

const looks = {
  done: { Icon: DoneIcon, color: 'success.main' },
  current: { Icon: CurrentIcon, color: 'primary.main' },
  ahead: { Icon: AheadIcon, color: 'text.secondary' },
  failed: { Icon: FailedIcon, color: 'error.main' },
} as const;

/** How an order got where it is: each step with its time, how long it took, and who did it. */
export function Timeline({
  pedido,
  vouchers,
}: {
  pedido: PedidoRow;
  vouchers: readonly VoucherRow[];
}) {
  const stages = stagesOf(pedido, vouchers, useNow());
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {stages.map((stage) => (
        <StageLine key={stage.name} stage={stage} />
      ))}
    </Box>
  );
}

function StageLine({ stage }: { stage: Stage }) {
  const { t } = useTranslation('atencion');
  const format = useFormat();
  const { name, state, at, tookMs, by } = stage;
  const { Icon, color } = looks[state];
  const took = tookMs === null ? null : format.duration(tookMs);
  return (
    <Box
      component="li"
      sx={{
        ...{ display: 'grid', gridTemplateColumns: 'auto 1fr auto', columnGap: 1.5 },
        ...{ alignItems: 'baseline', py: 0.5, color: state === 'ahead' ? 'text.secondary' : null },
      }}
    >
      <Icon fontSize="small" aria-hidden sx={{ color, alignSelf: 'center' }} />
      <Box component="span" sx={{ fontWeight: state === 'ahead' ? 450 : 650 }}>
        {name === 'voucher' && state === 'failed' ? t('stage.voucherFailed') : t(`stage.${name}`)}
        {by === null ? null : (
          <Typography component="span" color="text.secondary">{` · ${by}`}</Typography>
        )}
      </Box>
      <Box component="span" sx={{ textAlign: 'right', whiteSpace: 'nowrap' }}>
        {at === null ? null : format.time(at, 'clockSeconds')}
        {took === null ? null : (
          <Typography component="span" color="text.secondary" sx={{ ml: 1.5 }}>
            {state === 'current' ? t('stage.since', { took }) : t('stage.took', { took })}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
