import { CssBaseline, ThemeProvider } from '@mui/material';
import { useMemo, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { createCampanaTheme, type ThemeName } from '../theme/theme';
import { useApp } from './hooks';
import { screens } from './screens';

/** Dresses the screen that is open: by itself dark in the kitchen and light elsewhere, or as the person set. */
export function AppTheme({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const mode = useApp((state) => state.preferences.themeMode);
  const language = useApp((state) => state.preferences.language);
  const kitchen = screens.find(({ path }) => path === pathname)?.kitchen ?? false;
  const dark = mode === 'auto' ? kitchen : mode === 'dark';
  const name: ThemeName = kitchen
    ? dark
      ? 'darkKitchen'
      : 'lightKitchen'
    : dark
      ? 'dark'
      : 'light';
  const theme = useMemo(() => createCampanaTheme(name, language), [name, language]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline enableColorScheme />
      {children}
    </ThemeProvider>
  );
}
