import { Box } from '@mui/material';
import LateIcon from '@mui/icons-material/AlarmOutlined';
import ClockIcon from '@mui/icons-material/ScheduleOutlined';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useNow } from '../../../components/useNow';
import { selectSettings } from '../../../stores/catalogSlice';
import { useFormat } from '../useFormat';
import { latenessOf } from './lateness';

const looks = {
  fresh: { color: 'text.secondary', fontWeight: 450 },
  waiting: { color: 'warning.main', fontWeight: 700 },
  late: { color: 'error.main', fontWeight: 700 },
} as const;

/** How long something has waited; once that is long, in colour, with another icon and in words. */
export function WaitAge({ since }: { since: string }) {
  const { t } = useTranslation('atencion');
  const format = useFormat();
  const settings = useApp(selectSettings);
  const waited = Math.max(0, useNow() - Date.parse(since));
  const lateness = latenessOf(waited, settings);
  const Icon = lateness === 'fresh' ? ClockIcon : LateIcon;
  return (
    <Box
      component="span"
      sx={{
        ...{ display: 'inline-flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' },
        ...looks[lateness],
      }}
    >
      <Icon fontSize="small" aria-hidden />
      {lateness === 'late'
        ? t('pending.late', { time: format.duration(waited) })
        : format.age(waited)}
    </Box>
  );
}
