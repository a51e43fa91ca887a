import { Box, Drawer, IconButton, Stack, Typography } from '@mui/material';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../components/useLabels';
import { EventName } from '../parts/EventName';
import { subjectsOf } from '../parts/eventText';
import { useGist } from '../parts/useGist';
import { EventJourney } from './EventJourney';
import { JsonBlock } from './JsonBlock';

/** One event: what it is about, the way it went, and its JSON. */
export function EventDrawer({
  id,
  tipo,
  payload,
  receivedAt = null,
  onClose,
}: {
  id: number;
  tipo: string;
  payload: Readonly<Record<string, unknown>>;
  /** When this screen received it, in ms since 1970; null when it was read from the database. */
  receivedAt?: number | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const labels = useLabels();
  const titleId = useId();
  const gist = useGist()(payload);
  const subjects = subjectsOf(tipo, payload).map((subject) => labels[subject.kind](subject.id));
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': titleId,
          sx: { width: 'min(560px, 100%)' },
        },
      }}
    >
      <Stack sx={{ gap: 2.5, p: 2.5 }}>
        <Stack direction="row" sx={{ alignItems: 'flex-start', gap: 1 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography id={titleId} variant="h2" gutterBottom>
              {t('detail.title', { id })}
            </Typography>
            <EventName tipo={tipo} />
          </Box>
          <IconButton aria-label={tCommon('buttons.close')} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </Stack>
        {subjects.length === 0 ? null : (
          <Typography sx={{ overflowWrap: 'anywhere' }}>
            <strong>{subjects.join(' · ')}</strong>
            {gist === '' ? null : (
              <Box component="span" sx={{ display: 'block' }}>
                {gist}
              </Box>
            )}
          </Typography>
        )}
        <EventJourney key={id} id={id} tipo={tipo} receivedAt={receivedAt} />
        <JsonBlock value={payload} />
      </Stack>
    </Drawer>
  );
}
