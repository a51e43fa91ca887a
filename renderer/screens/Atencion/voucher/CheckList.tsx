import { Box, Button, Typography } from '@mui/material';
import PassIcon from '@mui/icons-material/CheckCircleOutlined';
import UnknownIcon from '@mui/icons-material/HelpOutlined';
import FailIcon from '@mui/icons-material/ReportOutlined';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoucherCheck } from '../../../../shared/api/voucherChecks';
import { useLabels } from '../../../components/useLabels';
import { useCheckText } from './useCheckText';

const looks = {
  falla: { Icon: FailIcon, tint: 'chilliTint', ink: 'chilli' },
  pasa: { Icon: PassIcon, tint: 'doneTint', ink: 'done' },
  no_se_sabe: { Icon: UnknownIcon, tint: 'sunken', ink: 'text' },
} as const;

const worstFirst = ['falla', 'pasa', 'no_se_sabe'] as const;

/** How every check of a voucher came out, in words: what failed first, then what passed. */
export function CheckList({
  checks,
  onCompare,
}: {
  checks: readonly VoucherCheck[];
  /** Absent where there is no place for another voucher beside this one. */
  onCompare?: (voucherId: number) => void;
}) {
  const { t } = useTranslation('atencion');
  const titleId = useId();
  if (checks.length === 0) return null;
  const sorted = worstFirst.flatMap((result) => checks.filter((each) => each.resultado === result));
  return (
    <Box>
      <Typography variant="h3" id={titleId} gutterBottom>
        {t('checks.title')}
      </Typography>
      <Box
        component="ul"
        aria-labelledby={titleId}
        sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}
      >
        {sorted.map((check) => (
          <CheckLine key={check.tipo} check={check} onCompare={onCompare} />
        ))}
      </Box>
    </Box>
  );
}

function CheckLine({
  check,
  onCompare,
}: {
  check: VoucherCheck;
  onCompare: ((voucherId: number) => void) | undefined;
}) {
  const { t } = useTranslation('atencion');
  const labels = useLabels();
  const text = useCheckText();
  const { Icon, tint, ink } = looks[check.resultado];
  const [use] = check.usos;
  return (
    <Box
      component="li"
      sx={{
        ...{ display: 'grid', gridTemplateColumns: 'auto 1fr auto', columnGap: 1 },
        ...{ alignItems: 'center', borderRadius: 1, px: 1, py: 0.5 },
        bgcolor: (theme) => theme.campana[tint],
      }}
    >
      <Icon
        fontSize="small"
        aria-hidden
        sx={{ color: (theme) => (ink === 'text' ? 'text.secondary' : theme.campana[ink]) }}
      />
      <Typography sx={{ fontSize: 15, overflowWrap: 'anywhere' }}>
        <Box
          component="span"
          sx={{
            fontWeight: 700,
            color: (theme) => (ink === 'text' ? 'text.primary' : theme.campana[ink]),
          }}
        >
          {t(`checks.name.${check.tipo}`)}: {t(`checks.result.${check.resultado}`)}
        </Box>
        {'. '}
        {text(check)}
      </Typography>
      {use === undefined || onCompare === undefined ? null : (
        <Button
          size="small"
          color="inherit"
          sx={{ whiteSpace: 'nowrap', minHeight: 44 }}
          onClick={() => {
            onCompare(use.voucher_id);
          }}
        >
          {t('review.compare', { label: labels.voucher(use.voucher_id) })}
        </Button>
      )}
    </Box>
  );
}
