import { Box, Button, List, ListItem, ListItemText, Popover, Typography } from '@mui/material';
import QueuedIcon from '@mui/icons-material/ScheduleSendOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ForeignQueues } from '../../components/ForeignQueues';
import { formatTime } from '../../format/time';
import type { QueuedAction } from '../../stores/queueSlice';
import { useCampana } from '../context';
import { useApp } from '../hooks';
import { wishText } from '../wishText';

/** How many actions wait to be sent, and which; each can be taken back. Absent while nothing waits. */
export function QueueMenu() {
  const { t } = useTranslation();
  const queue = useApp((state) => state.queue);
  const foreignQueues = useApp((state) => state.foreignQueues);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (queue.length === 0 && foreignQueues.length === 0) return null;
  const count = queue.length || foreignQueues.reduce((sum, other) => sum + other.count, 0);
  return (
    <>
      <Button
        variant="outlined"
        color="warning"
        startIcon={<QueuedIcon />}
        aria-haspopup="dialog"
        sx={{ minHeight: 44, whiteSpace: 'nowrap' }}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        {t(queue.length > 0 ? 'queue.count' : 'queue.foreignCount', { count })}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('queue.title') } }}
        onClose={() => {
          setAnchor(null);
        }}
      >
        <Box sx={{ p: 2, width: 'min(480px, calc(100vw - 32px))' }}>
          <Typography variant="h3" component="h2">
            {t('queue.title')}
          </Typography>
          {queue.length === 0 ? null : (
            <Typography color="text.secondary">{t('queue.explain')}</Typography>
          )}
          <List disablePadding>
            {queue.map((action) => (
              <QueuedItem key={action.key} action={action} />
            ))}
          </List>
          <ForeignQueues />
        </Box>
      </Popover>
    </>
  );
}

function QueuedItem({ action }: { action: QueuedAction }) {
  const { t } = useTranslation();
  const { undoQueued, report } = useCampana();
  const insumos = useApp((state) => state.insumos);
  const language = useApp((state) => state.preferences.language);
  const what = wishText(action.wish, t, insumos);
  const time = formatTime(action.createdAt, language, 'clockSeconds');
  return (
    <ListItem
      disableGutters
      divider
      secondaryAction={
        <Button
          aria-label={t('queue.undoOne', { what })}
          onClick={() => {
            undoQueued(action.key).catch(report);
          }}
        >
          {t('queue.undo')}
        </Button>
      }
    >
      <ListItemText
        sx={{ pr: 6 }}
        primary={what}
        secondary={action.attempted ? `${time} · ${t('queue.attempted')}` : time}
      />
    </ListItem>
  );
}
