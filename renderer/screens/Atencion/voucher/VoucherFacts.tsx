import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { PedidoItems } from '../../../components/PedidoItems';
import { useLabels } from '../../../components/useLabels';
import { selectPedido } from '../../../stores/pedidosSlice';
import type { VoucherRow } from '../../../stores/vouchersSlice';
import { ConversationLink } from '../chat/ConversationLink';
import { useFormat } from '../useFormat';

/** What a voucher says, beside what the order says. */
export function VoucherFacts({ voucher }: { voucher: VoucherRow }) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const format = useFormat();
  const pedido = useApp(selectPedido(voucher.pedido_id));
  const unknown = t('voucher.unknown');
  return (
    <>
      <Box
        component="dl"
        sx={{
          ...{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.75 },
          '& dt': { color: 'text.secondary' },
          '& dd': { m: 0, fontWeight: 600, overflowWrap: 'anywhere' },
        }}
      >
        <Fact name={t('voucher.payer')}>{voucher.pagador ?? unknown}</Fact>
        <Fact name={t('voucher.operation')}>{voucher.operacion ?? unknown}</Fact>
        <Fact name={t('voucher.medium')}>{voucher.medio ?? unknown}</Fact>
        <Fact name={t('voucher.paidAt')}>
          {voucher.fecha_pago === null ? unknown : format.time(voucher.fecha_pago, 'dateTime')}
        </Fact>
        <Fact name={t('voucher.receivedAt')}>
          {format.time(voucher.fecha_creacion, 'dateTime')}
        </Fact>
      </Box>
      {voucher.pedido_id === null ? (
        <Typography color="text.secondary">{t('voucher.noPedido')}</Typography>
      ) : (
        <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
          <Typography variant="h3" gutterBottom>
            {[labels.pedido(voucher.pedido_id), voucher.cliente]
              .filter((part) => part !== null)
              .join(' · ')}
          </Typography>
          {pedido === undefined ? null : <PedidoItems pedido={pedido} />}
          <ConversationLink pedidoId={voucher.pedido_id} />
        </Box>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
