import { Box, Typography } from '@mui/material';
import EqualIcon from '@mui/icons-material/CheckCircleOutlined';
import UnknownIcon from '@mui/icons-material/HelpOutlined';
import DifferentIcon from '@mui/icons-material/WarningAmberOutlined';
import { useTranslation } from 'react-i18next';
import type { VoucherRow } from '../../../stores/vouchersSlice';
import { useFormat } from '../useFormat';
import { checkAmount } from './voucherChecks';

const looks = {
  equal: { Icon: EqualIcon, tint: 'doneTint', ink: 'done' },
  short: { Icon: DifferentIcon, tint: 'chilliTint', ink: 'chilli' },
  over: { Icon: DifferentIcon, tint: 'amberTint', ink: 'amber' },
  unknown: { Icon: UnknownIcon, tint: 'amberTint', ink: 'amber' },
} as const;

/** What was paid and what it costs, in large figures, and in words whether they are the same. */
export function AmountComparison({ voucher }: { voucher: VoucherRow }) {
  const { t } = useTranslation('atencion');
  const format = useFormat();
  const check = checkAmount(voucher);
  const { Icon, tint, ink } = looks[check.kind];
  const amount = (value: number | null) => (value === null ? '—' : format.money(value));
  return (
    <Box sx={{ borderRadius: 1, p: 1.5, bgcolor: (theme) => theme.campana[tint] }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Figure name={t('voucher.amount')} value={amount(voucher.monto)} />
        <Figure name={t('voucher.expected')} value={amount(voucher.monto_esperado)} />
      </Box>
      <Typography
        sx={{
          ...{ display: 'flex', alignItems: 'center', gap: 0.75, mt: 0.5, fontWeight: 700 },
          color: (theme) => theme.campana[ink],
        }}
      >
        <Icon fontSize="small" aria-hidden />
        {check.kind === 'short' || check.kind === 'over'
          ? t(`check.${check.kind}`, { amount: format.money(check.by) })
          : t(`check.${check.kind}`)}
      </Typography>
    </Box>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <Box>
      <Typography sx={{ fontSize: 14 }}>{name}</Typography>
      <Typography sx={{ fontSize: 26, fontWeight: 700, lineHeight: 1.2 }}>{value}</Typography>
    </Box>
  );
}
