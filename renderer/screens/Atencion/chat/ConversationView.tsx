import { Alert, Box, Button } from '@mui/material';
import DraftIcon from '@mui/icons-material/EditNoteOutlined';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../../app/failureNotice';
import { useApp } from '../../../app/hooks';
import { useWhatsappStatus } from '../../../app/useWhatsappStatus';
import { ErrorState, LoadingState } from '../../../components/StateMessage';
import { useLabels } from '../../../components/useLabels';
import { selectOpenBorradores } from '../../../stores/borradoresSlice';
import { selectIsStale } from '../../../stores/connectionSlice';
import { useWindows } from '../windows';
import { Composer } from './Composer';
import { Messages } from './Messages';
import { useMarkRead, useThread } from './useThread';

/** What a customer and the branch said to each other, and where an answer is written. */
export function ConversationView({ id }: { id: number }) {
  const { t } = useTranslation('whatsapp');
  const { t: tCommon } = useTranslation();
  const { conversacion, thread, failure, retry } = useThread(id);
  const stale = useApp(selectIsStale);
  useMarkRead(conversacion);
  if (thread === undefined || conversacion === undefined) {
    return failure === null ? (
      <LoadingState />
    ) : (
      <ErrorState text={failureText(failure, tCommon)} onRetry={retry} />
    );
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}>
      {stale || failure !== null ? (
        <Alert severity="warning" sx={{ mx: 1.5, py: 0 }}>
          {t('stale')}
        </Alert>
      ) : null}
      <Drafts conversacionId={id} />
      <Messages id={id} messages={thread.messages} />
      <SendingState />
      <Composer key={id} conversacion={conversacion} />
    </Box>
  );
}

/** Leads to what was read as an order and waits for a person. */
function Drafts({ conversacionId }: { conversacionId: number }) {
  const { t } = useTranslation('whatsapp');
  const labels = useLabels();
  const windows = useWindows();
  const drafts = useApp(selectOpenBorradores).filter(
    (draft) => draft.conversacion_id === conversacionId,
  );
  return drafts.map(({ id }) => (
    <Button
      key={id}
      variant="outlined"
      startIcon={<DraftIcon />}
      sx={{ mx: 1.5, mb: 0.5, flexShrink: 0 }}
      onClick={() => {
        windows.reviewBorrador(id);
      }}
    >
      {t('draft.review', { label: labels.borrador(id) })}
    </Button>
  ));
}

/** Says when answers cannot leave this server at all. */
function SendingState() {
  const { t } = useTranslation('whatsapp');
  const status = useWhatsappStatus();
  if (status === undefined || status.envia) return null;
  return (
    <Alert severity="warning" sx={{ mx: 1.5, mb: 1, py: 0 }}>
      {t('composer.notConnected')}
    </Alert>
  );
}
