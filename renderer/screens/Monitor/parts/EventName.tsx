import { Box } from '@mui/material';
import { groupOf } from './eventText';
import { GroupIcon } from './GroupIcon';
import { useEventName } from './useEventName';

/** The type of an event: its sign, what people call it, and its wire name below for who reads logs. */
export function EventName({ tipo }: { tipo: string }) {
  const nameOf = useEventName();
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <GroupIcon group={groupOf(tipo)} />
      <Box component="span" sx={{ minWidth: 0, lineHeight: 1.25 }}>
        <Box component="span" sx={{ display: 'block', fontWeight: 650 }}>
          {nameOf(tipo)}
        </Box>
        <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
          {tipo}
        </Box>
      </Box>
    </Box>
  );
}
