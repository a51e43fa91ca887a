import { Box, Button, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useLabels } from '../../../components/useLabels';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { PaymentChip } from '../pending/PaymentChip';
import { PedidoSent } from '../sent/PedidoSent';
import { useFormat } from '../useFormat';
import { paymentStatusOf, selectVouchersOf } from '../voucher/paymentStatus';
import { VoucherStateChip } from '../voucher/VoucherStateChip';
import { useWindows } from '../windows';
import { ItemTable } from './ItemTable';
import { Timeline } from './Timeline';

/** What is known of an order. */
export function PedidoDetail({ pedido }: { pedido: PedidoRow }) {
  const { t } = useTranslation('atencion');
  const vouchers = useApp(selectVouchersOf(pedido.id));
  return (
    <Stack sx={{ gap: 2.5 }}>
      <Box>
        <Typography sx={{ fontSize: 18, fontWeight: 650 }}>
          {pedido.cliente ?? t('pedido.noCustomer')}
        </Typography>
        {pedido.telefono === null ? null : (
          <Typography component="a" href={`tel:${pedido.telefono}`} color="primary">
            {pedido.telefono}
          </Typography>
        )}
        {pedido.nota === null ? null : (
          <Typography
            sx={{
              ...{ mt: 1, px: 1.5, py: 1, borderRadius: 1, fontWeight: 600 },
              bgcolor: (theme) => theme.campana.amberTint,
            }}
          >
            {pedido.nota}
          </Typography>
        )}
      </Box>
      <Part title={t('pedido.items')}>
        <ItemTable pedido={pedido} />
      </Part>
      <Part title={t('pedido.payment')}>
        <PaymentChip status={paymentStatusOf(vouchers)} />
        {vouchers.map((voucher) => (
          <VoucherLine key={voucher.id} voucher={voucher} />
        ))}
      </Part>
      <Part title={t('pedido.timeline')}>
        <Timeline pedido={pedido} vouchers={vouchers} />
      </Part>
      <Stack sx={{ gap: 0.5 }}>
        <PedidoSent pedidoId={pedido.id} />
      </Stack>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section">
      <Typography variant="h3" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function VoucherLine({
  voucher,
}: {
  voucher: ReturnType<ReturnType<typeof selectVouchersOf>>[number];
}) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const format = useFormat();
  const windows = useWindows();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 1 }}>
      <Typography noWrap sx={{ fontWeight: 600 }}>
        {labels.voucher(voucher.id)}
      </Typography>
      <VoucherStateChip estado={voucher.estado} />
      <Typography noWrap>{voucher.monto === null ? '' : format.money(voucher.monto)}</Typography>
      <Box sx={{ flex: 1 }} />
      <Button
        onClick={() => {
          windows.reviewVoucher(voucher.id);
        }}
      >
        {voucher.estado === 'PENDIENTE' ? t('pending.review') : t('pedido.see')}
      </Button>
    </Box>
  );
}
