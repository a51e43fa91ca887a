import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCampana } from '../app/context';
import { useApp } from '../app/hooks';
import { formatTime } from '../format/time';
import { selectBoardStatus, selectIsStale } from '../stores/connectionSlice';
import { ErrorState, LoadingState } from './StateMessage';

/**
 * Chooses between loading, failed, empty and the rows themselves, so that *empty* and *broken* never look
 * alike: an empty list without a connection says since when it may be out of date.
 */
export function BoardState({
  isEmpty,
  empty,
  children,
}: {
  isEmpty: boolean;
  empty: ReactNode;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const campana = useCampana();
  const status = useApp(selectBoardStatus);
  const stale = useApp(selectIsStale);
  const connection = useApp((state) => state.connection);
  if (status === 'loading') return <LoadingState />;
  if (status === 'failed') return <ErrorState onRetry={campana.reload} />;
  if (!isEmpty) return <>{children}</>;
  if (stale && connection.kind === 'sin_conexion') {
    const time = formatTime(connection.since, i18n.language === 'en' ? 'en' : 'es');
    return <ErrorState title={t('states.staleTitle')} text={t('states.staleText', { time })} />;
  }
  return <>{empty}</>;
}
