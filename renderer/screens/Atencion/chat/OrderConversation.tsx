import { Box } from '@mui/material';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, LoadingState } from '../../../components/StateMessage';
import type { OrderThread } from './useThread';
import { ConversationHeader } from './ConversationHeader';
import { ConversationView } from './ConversationView';

/** The customer's conversation beside their order. */
export function OrderConversation({ of }: { of: OrderThread }) {
  const { t } = useTranslation('whatsapp');
  const titleId = useId();
  const { status, conversacion, retry } = of;
  return (
    <Box
      component="section"
      aria-label={t('title')}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}
    >
      {conversacion === undefined ? (
        status === 'failed' ? (
          <ErrorState onRetry={retry} />
        ) : (
          <LoadingState />
        )
      ) : (
        <>
          <Box sx={{ px: 1.5, py: 1, display: 'flex' }}>
            <ConversationHeader conversacion={conversacion} titleId={titleId} />
          </Box>
          <ConversationView id={conversacion.id} />
        </>
      )}
    </Box>
  );
}
