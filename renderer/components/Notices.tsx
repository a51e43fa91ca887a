import { Alert, Box, Button, Slide } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../app/hooks';
import type { Notice } from '../stores/noticesSlice';

/**
 * The short messages at the foot of the screen, newest lowest: on the lower edge of the nearest positioned
 * ancestor, so that they do not lie on what is below it.
 */
export function Notices() {
  const notices = useApp((state) => state.notices);
  return (
    <Box
      sx={{
        position: 'absolute',
        left: 16,
        bottom: 16,
        zIndex: 'snackbar',
        display: 'grid',
        gap: 1,
        // Only the notices themselves are in the way, and they only once they have been seen.
        pointerEvents: 'none',
        maxWidth: 'min(560px, calc(100vw - 32px))',
      }}
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </Box>
  );
}

/** A finger on its way to what a notice covers still reaches it for this long, in ms. */
const untouchableMs = 700;

function NoticeCard({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const dismiss = useApp((state) => state.dismiss);
  const { id, durationMs, action } = notice;
  const [touchable, setTouchable] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setTouchable(true);
    }, untouchableMs);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  useEffect(() => {
    if (durationMs === null) return undefined;
    const timer = setTimeout(() => {
      dismiss(id);
    }, durationMs);
    return () => {
      clearTimeout(timer);
    };
  }, [id, durationMs, dismiss]);
  return (
    <Slide in direction="up">
      <Alert
        severity={notice.severity}
        variant="filled"
        elevation={6}
        closeText={t('buttons.close')}
        sx={{ pointerEvents: touchable ? 'auto' : 'none' }}
        onClose={() => {
          dismiss(id);
        }}
        {...(action === undefined
          ? {}
          : {
              action: (
                <Button
                  color="inherit"
                  onClick={() => {
                    dismiss(id);
                    action.run();
                  }}
                >
                  {action.label}
                </Button>
              ),
            })}
      >
        {notice.text}
      </Alert>
    </Slide>
  );
}
