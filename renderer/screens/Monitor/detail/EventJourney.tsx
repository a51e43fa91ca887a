import { Box, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../../../shared/api/pantallas';
import { isEventType, traitsOf } from '../../../../shared/protocol/events';
import { routes } from '../../../../shared/api/routes';
import { useCampana } from '../../../app/context';
import { useRouteQuery } from '../../../app/useRouteQuery';
import { formatTime } from '../../../format/time';
import { QueryState } from '../parts/QueryState';
import { useLanguage } from '../parts/useLanguage';
import { JourneyStep } from './JourneyStep';
import { useMilliseconds } from './useMilliseconds';

/** How often the way of an open event is looked up again, in ms: confirmations come within seconds. */
const refetchMs = 3_000;

/** The way an event went: stored, sent, received here, confirmed by whom. */
export function EventJourney({
  id,
  tipo,
  receivedAt,
}: {
  id: number;
  tipo: string;
  receivedAt: number | null;
}) {
  const { t } = useTranslation('monitor');
  const titleId = useId();
  const query = useRouteQuery(routes.eventJourney, { params: { id } }, { refetchMs });
  return (
    <Box component="section" aria-labelledby={titleId}>
      <Typography id={titleId} variant="h3" gutterBottom>
        {t('journey.title')}
      </Typography>
      <QueryState query={query} isEmpty={() => false} empty={null}>
        {(journey) => <Steps journey={journey} tipo={tipo} receivedAt={receivedAt} />}
      </QueryState>
    </Box>
  );
}

function Steps({
  journey,
  tipo,
  receivedAt,
}: {
  journey: Journey;
  tipo: string;
  receivedAt: number | null;
}) {
  const { t } = useTranslation('monitor');
  const language = useLanguage();
  const inWords = useMilliseconds();
  const repeats = useRepeats(journey.evento.id);
  const storedAt = Date.parse(journey.evento.fecha);
  const critical = isEventType(tipo) && traitsOf(tipo).critical;
  const retries = Math.max(journey.reintentos, repeats);
  const { pantallas, confirmaciones, pendiente } = journey;
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.25 }}>
      <JourneyStep
        state="done"
        title={t('journey.stored')}
        text={formatTime(journey.evento.fecha, language, 'dateTime')}
      />
      <JourneyStep
        state={pantallas === null ? 'unknown' : 'done'}
        title={
          pantallas === null ? t('journey.sentUnknown') : t('journey.sent', { count: pantallas })
        }
        text={pantallas === null ? t('journey.sentUnknownText') : null}
      />
      {receivedAt === null ? null : (
        <JourneyStep
          state="done"
          title={t('journey.received')}
          text={t('journey.after', {
            time: formatTime(receivedAt, language, 'clockMillis'),
            duration: inWords(receivedAt - storedAt),
          })}
        />
      )}
      {retries === 0 ? null : (
        <JourneyStep state="warning" title={t('journey.retries', { count: retries })} text={null} />
      )}
      {confirmaciones.map(({ pantalla, nombre, fecha, motivo }) => (
        <JourneyStep
          key={pantalla}
          state={motivo === null ? 'done' : 'failed'}
          title={t(motivo === null ? 'journey.confirmed' : 'journey.refused', {
            name: nombre ?? t('journey.someone'),
          })}
          text={[
            t('journey.after', {
              time: formatTime(fecha, language, 'clockMillis'),
              duration: inWords(Date.parse(fecha) - storedAt),
            }),
            t('journey.screen', { id: pantalla.slice(0, 8) }),
            ...(motivo === null ? [] : [t('journey.reason', { reason: motivo })]),
          ].join(' · ')}
        />
      ))}
      {pendiente ? (
        <JourneyStep state="waiting" title={t('journey.pending')} text={t('journey.pendingText')} />
      ) : null}
      {critical ? null : (
        <JourneyStep state="unknown" title={t('journey.notCritical')} text={null} />
      )}
      {critical && !pendiente && confirmaciones.length === 0 ? (
        <JourneyStep state="warning" title={t('journey.nobody')} text={t('journey.nobodyText')} />
      ) : null}
    </Box>
  );
}

/** How often this screen was sent the event again: the server forgets that once somebody confirmed. */
function useRepeats(id: number): number {
  const { dispatcher } = useCampana();
  return dispatcher
    .log()
    .entries()
    .reduce(
      (most, { event }) => (event.id === id ? Math.max(most, event.reintento ?? 0) : most),
      0,
    );
}
