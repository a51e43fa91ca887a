import { Box, Typography } from '@mui/material';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import FailedIcon from '@mui/icons-material/HighlightOffOutlined';
import WaitingIcon from '@mui/icons-material/HourglassTopOutlined';
import UnknownIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import WarningIcon from '@mui/icons-material/WarningAmberOutlined';

const looks = {
  done: <DoneIcon color="success" />,
  failed: <FailedIcon color="error" />,
  waiting: <WaitingIcon color="warning" />,
  warning: <WarningIcon color="warning" />,
  unknown: <UnknownIcon color="secondary" />,
} as const;

/** One step of an event's way: a sign, what happened, and when. */
export function JourneyStep({
  state,
  title,
  text,
}: {
  state: keyof typeof looks;
  title: string;
  text: string | null;
}) {
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.25 }}>
      {looks[state]}
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography sx={{ fontWeight: 650 }}>{title}</Typography>
        {text === null ? null : (
          <Typography variant="body2" color="text.secondary">
            {text}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
