import { Box, Button, Stack, Typography } from '@mui/material';
import WarnIcon from '@mui/icons-material/WarningAmberOutlined';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useBusy } from '../../../app/hooks';
import { OriginChip } from '../../../components/OriginChip';
import { useLabels } from '../../../components/useLabels';
import { selectVoucher, type VoucherRow } from '../../../stores/vouchersSlice';
import { BranchChip } from '../BranchChip';
import { useFormat } from '../useFormat';
import { checkAmount } from '../voucher/voucherChecks';
import { VoucherStateChip } from '../voucher/VoucherStateChip';
import { useWindows } from '../windows';
import { CardFrame, CardLine, mainButtonSx } from './CardFrame';
import { WaitAge } from './WaitAge';

/** A payment voucher that waits for a decision. Approval leads through the review, where the money is checked. */
export const VoucherCard = memo(function VoucherCard({
  voucher,
  gone,
}: {
  voucher: VoucherRow;
  gone: boolean;
}) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const format = useFormat();
  const windows = useWindows();
  const forget = useApp((state) => state.forgetVoucher);
  const { id, pedido_id: pedidoId } = voucher;
  const now = useApp(selectVoucher(id));
  const rejecting = useBusy('rejectVoucher', { id, motivo: '' });
  const about = [
    pedidoId === null ? t('voucher.noPedido') : labels.pedido(pedidoId),
    voucher.cliente,
  ];
  const paid = [voucher.medio, voucher.pagador];
  const join = (parts: (string | null)[]) => parts.filter((part) => part !== null).join(' · ');
  const review = () => {
    windows.reviewVoucher(id);
  };
  return (
    <CardFrame
      thing={`voucher-${id}`}
      openLabel={t('voucher.open', { label: labels.voucher(id) })}
      onOpen={review}
      head={
        <>
          <CardLine
            left={
              <>
                <Typography variant="h3" component="span" sx={{ flexShrink: 0 }}>
                  {labels.voucher(id)}
                </Typography>
                {gone && now !== undefined ? (
                  <VoucherStateChip estado={now.estado} />
                ) : (
                  <>
                    <OriginChip subtipo={voucher.subtipo} />
                    <BranchChip id={voucher.sucursal_id} />
                  </>
                )}
              </>
            }
            right={
              <Typography variant="h3" component="span" noWrap>
                {voucher.monto === null ? '' : format.money(voucher.monto)}
              </Typography>
            }
          />
          <CardLine
            left={
              <Typography component="span" noWrap sx={{ fontWeight: 600 }}>
                {join(about)}
              </Typography>
            }
            right={<WaitAge since={voucher.fecha_creacion} />}
          />
          <Typography color="text.secondary" noWrap sx={{ fontSize: 15 }}>
            {voucher.detail === 'stub' ? t('voucher.stub') : join(paid)}
          </Typography>
        </>
      }
      actions={
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Button
            variant="contained"
            aria-haspopup="dialog"
            disabled={gone}
            sx={mainButtonSx}
            onClick={review}
          >
            {t('actions.approve')}
          </Button>
          <Button
            variant="outlined"
            color="error"
            loading={rejecting}
            disabled={gone}
            onClick={() => {
              windows.ask({ kind: 'rechazar', voucherId: id });
            }}
          >
            {t('actions.reject')}
          </Button>
          {voucher.detail === 'stub' ? (
            <Button
              variant="text"
              onClick={() => {
                forget(id);
              }}
            >
              {t('voucher.forget')}
            </Button>
          ) : null}
        </Stack>
      }
    >
      <VoucherWarnings voucher={voucher} />
    </CardFrame>
  );
});

/** What is wrong with a voucher at first sight: another amount, a payment used before. */
function VoucherWarnings({ voucher }: { voucher: VoucherRow }) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const format = useFormat();
  const amount = checkAmount(voucher);
  const lines: string[] = [];
  if (amount.kind === 'short' || amount.kind === 'over') {
    lines.push(t(`check.${amount.kind}`, { amount: format.money(amount.by) }));
  }
  for (const { tipo, resultado, por, usos } of voucher.verificaciones) {
    const [use] = usos;
    if (resultado !== 'falla' || use === undefined) continue;
    const label = labels.voucher(use.voucher_id);
    if (tipo === 'operacion') lines.push(t('check.used_operacion', { label }));
    if (tipo === 'pago') lines.push(t('check.used_pago', { label }));
    if (tipo === 'imagen') {
      lines.push(t(por === 'exacta' ? 'check.used_imagen' : 'check.used_parecida', { label }));
    }
  }
  return lines.map((line) => (
    <Box
      key={line}
      sx={{
        ...{ display: 'flex', alignItems: 'center', gap: 0.75, px: 1, py: 0.5, borderRadius: 1 },
        ...{ bgcolor: (theme) => theme.campana.chilliTint, color: 'error.main' },
        ...{ fontSize: 14, fontWeight: 650 },
      }}
    >
      <WarnIcon sx={{ fontSize: 18 }} aria-hidden />
      {line}
    </Box>
  ));
}
