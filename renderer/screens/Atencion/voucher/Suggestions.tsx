import { Box, Button, Stack, Typography } from '@mui/material';
import ReadIcon from '@mui/icons-material/DocumentScannerOutlined';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadFieldValue } from '../../../../shared/api/voucherChecks';
import { usePerform } from '../../../app/hooks';
import type { VoucherRow } from '../../../stores/vouchersSlice';
import { openSuggestions, patchOf } from './suggestions';
import { useReadText } from './useReadText';

/** What a machine read from the picture: to be taken over with one tap, or left. It decides nothing. */
export function Suggestions({ voucher }: { voucher: VoucherRow }) {
  const { t } = useTranslation('atencion');
  const titleId = useId();
  const perform = usePerform();
  const { name, value } = useReadText();
  const open = openSuggestions(voucher);
  if (open.length === 0) return null;
  const take = (suggestions: readonly ReadFieldValue[]) => () =>
    void perform('changeVoucher', { id: voucher.id, patch: patchOf(suggestions) });
  return (
    <Box
      role="group"
      aria-labelledby={titleId}
      sx={{ borderRadius: 1, p: 1, border: 1, borderColor: 'divider' }}
    >
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1, mb: 0.5 }}>
        <ReadIcon fontSize="small" aria-hidden />
        <Typography variant="h3" id={titleId} sx={{ flex: 1 }}>
          {t('reading.title')}
        </Typography>
        {open.length > 1 ? (
          <Button size="small" sx={{ minHeight: 44 }} onClick={take(open)}>
            {t('reading.takeAll')}
          </Button>
        ) : null}
      </Stack>
      {open.map((field) => (
        <Stack
          key={field.campo}
          direction="row"
          sx={{ alignItems: 'center', gap: 1, minHeight: 44 }}
        >
          <Typography sx={{ flex: 1, overflowWrap: 'anywhere' }}>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {name(field.campo)}{' '}
            </Box>
            <b>{value(field)}</b>
          </Typography>
          <Button
            size="small"
            variant="outlined"
            sx={{ minHeight: 44 }}
            aria-label={t('reading.takeOne', { name: name(field.campo), value: value(field) })}
            onClick={take([field])}
          >
            {t('reading.take')}
          </Button>
        </Stack>
      ))}
      <Typography variant="caption" color="text.secondary">
        {t('reading.hint')}
      </Typography>
    </Box>
  );
}
