import { Box, Button, CircularProgress, Typography } from '@mui/material';
import CloudOffIcon from '@mui/icons-material/CloudOffOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

function Message({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        justifyItems: 'center',
        alignContent: 'center',
        gap: 1,
        p: 4,
        textAlign: 'center',
        color: 'text.secondary',
      }}
    >
      {icon}
      {children}
    </Box>
  );
}

/** There is nothing, and that is fine: an icon and a sentence of the caller. */
export function EmptyState({ icon, text }: { icon?: ReactNode; text: string }) {
  return (
    <Message icon={icon}>
      <Typography>{text}</Typography>
    </Message>
  );
}

/** Something is on its way. */
export function LoadingState({ text }: { text?: string }) {
  const { t } = useTranslation();
  const shown = text ?? t('states.loading');
  return (
    <Message icon={<CircularProgress aria-label={shown} />}>
      <Typography>{shown}</Typography>
    </Message>
  );
}

/** Something could not be had; looks nothing like an empty list. */
export function ErrorState({
  title,
  text,
  retryLabel,
  onRetry,
}: {
  title?: string;
  text?: string;
  retryLabel?: string;
  onRetry?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Message icon={<CloudOffIcon color="error" fontSize="large" />}>
      <Typography variant="h3" component="p" color="error">
        {title ?? t('states.failedTitle')}
      </Typography>
      <Typography>{text ?? t('states.failedText')}</Typography>
      {onRetry ? (
        <Button variant="outlined" onClick={onRetry}>
          {retryLabel ?? t('buttons.retry')}
        </Button>
      ) : null}
    </Message>
  );
}
