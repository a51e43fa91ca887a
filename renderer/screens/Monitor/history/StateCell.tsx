import { Box, TableCell, Typography } from '@mui/material';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import WaitingIcon from '@mui/icons-material/HourglassTopOutlined';
import type { ReactNode } from 'react';
import { Moment } from '../parts/Moment';

/** Whether something was answered: a sign, the word, and the story below it. */
export function StateCell({
  done,
  title,
  children,
}: {
  done: boolean;
  title: string;
  children: ReactNode;
}) {
  return (
    <TableCell>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        {done ? <DoneIcon color="success" /> : <WaitingIcon color="warning" />}
        <Box>
          <Typography variant="body2" sx={{ fontWeight: 650 }}>
            {title}
          </Typography>
          <Typography variant="body2" color="text.secondary">
            {children}
          </Typography>
        </Box>
      </Box>
    </TableCell>
  );
}

/** Who did something, and when, in a cell. */
export function PersonCell({ name, at }: { name: string | null; at: string }) {
  return (
    <TableCell>
      <Typography variant="body2">{name ?? '—'}</Typography>
      <Typography variant="body2" color="text.secondary">
        <Moment at={at} />
      </Typography>
    </TableCell>
  );
}
