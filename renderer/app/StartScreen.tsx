import { Box } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../components/StateMessage';
import { ForeignQueues } from '../components/ForeignQueues';
import { ServerSettings } from '../screens/Login/ServerSettings';
import { useApp } from './hooks';

/** The moment before it is known whether somebody is signed in; long only where the server is away. */
export function StartScreen() {
  const { t } = useTranslation();
  const unreachable = useApp((state) => state.sessionStatus === 'unreachable');
  return (
    <Box component="main" sx={{ minHeight: '100dvh', display: 'grid', placeContent: 'center' }}>
      <LoadingState text={t(unreachable ? 'states.unreachable' : 'states.starting')} />
      <ForeignQueues />
      {unreachable ? <ServerSettings /> : null}
    </Box>
  );
}
