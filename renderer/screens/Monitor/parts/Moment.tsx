import { Box } from '@mui/material';
import { formatTime } from '../../../format/time';
import { useLanguage } from './useLanguage';

/** A moment as short as it can be said: today's by the clock, older ones with their day. */
export function Moment({ at }: { at: string | number }) {
  const language = useLanguage();
  const whole = formatTime(at, language, 'dateTime');
  const today = new Date(at).toDateString() === new Date().toDateString();
  return (
    <Box
      component="time"
      dateTime={new Date(at).toISOString()}
      title={whole}
      sx={{ whiteSpace: 'nowrap' }}
    >
      {formatTime(at, language, today ? 'clockSeconds' : 'dayMonthClock')}
    </Box>
  );
}
