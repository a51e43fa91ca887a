import { Box, Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Logo } from '../../components/Logo';
import { LanguageSwitch } from '../Login/LanguageSwitch';

/** The page of the wizard, on every one of its steps. */
export function SetupFrame({
  title,
  below,
  children,
}: {
  title: string;
  /** Stands under the paper, before the languages. */
  below?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Box component="main" sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Stack sx={{ width: 'min(560px, 100%)', gap: 2 }}>
        <Paper variant="outlined" sx={{ p: { xs: 2.5, sm: 4 } }}>
          <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, mb: 2 }}>
            <Logo color="primary" sx={{ fontSize: 48 }} aria-hidden />
            <Typography variant="h1">{title}</Typography>
          </Stack>
          {children}
        </Paper>
        {below}
        <LanguageSwitch />
      </Stack>
    </Box>
  );
}
