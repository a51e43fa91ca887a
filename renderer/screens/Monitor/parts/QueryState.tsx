import { Alert, Button } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../api/failure';
import { failureText } from '../../../app/failureNotice';
import { useApp } from '../../../app/hooks';
import { ErrorState, LoadingState } from '../../../components/StateMessage';
import { formatTime } from '../../../format/time';
import { useLanguage } from './useLanguage';

/**
 * Chooses what stands for an answer: on its way, refused, nothing, or the thing itself. Rows that could
 * not be brought up to date stay, and say of when they are.
 */
export function QueryState<Data>({
  query,
  isEmpty,
  empty,
  children,
}: {
  query: UseQueryResult<Data, ApiFailure>;
  isEmpty: (data: Data) => boolean;
  empty: ReactNode;
  children: (data: Data) => ReactNode;
}) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const language = useLanguage();
  // Trouble that may pass in a moment is not worth a notice that moves the rows.
  const disconnected = useApp((state) => state.connection.kind === 'sin_conexion');
  const { data, error } = query;
  const retry = () => void query.refetch();
  if (data === undefined) {
    if (error === null) return <LoadingState />;
    return <ErrorState text={failureText(error, tCommon)} onRetry={retry} />;
  }
  const time = formatTime(query.dataUpdatedAt, language, 'clockSeconds');
  const old = error !== null || disconnected;
  if (isEmpty(data) && old) {
    return (
      <ErrorState
        title={t('query.emptyOldTitle', { time })}
        text={t('query.emptyOld')}
        onRetry={retry}
      />
    );
  }
  return (
    <>
      {old ? (
        <Alert
          severity="warning"
          sx={{
            flexShrink: 0,
            alignItems: 'center',
            color: 'text.primary',
            bgcolor: (theme) => theme.campana.amberTint,
            '& .MuiAlert-action': { pt: 0 },
          }}
          action={
            <Button color="inherit" onClick={retry}>
              {tCommon('buttons.retry')}
            </Button>
          }
        >
          {t('query.old', { time })}
        </Alert>
      ) : null}
      {isEmpty(data) ? empty : children(data)}
    </>
  );
}
