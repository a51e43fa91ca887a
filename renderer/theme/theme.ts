import { enUS, esES } from '@mui/material/locale';
import { createTheme, type Theme, type ThemeOptions } from '@mui/material/styles';
import type { Language } from '../i18n/resources';
import { charcoal, paper, type Palette } from './palette';

declare module '@mui/material/styles' {
  interface Theme {
    /** The colours by their meaning, where MUI has no name for them. */
    campana: Palette;
    /** Smallest side of anything to touch, in pixels: wet hands in the kitchen need more. */
    touchPx: number;
  }
  interface ThemeOptions {
    campana: Palette;
    touchPx: number;
  }
}

/** `light` is paper, `dark` charcoal; the kitchen's have larger type and targets. */
export type ThemeName = 'light' | 'dark' | 'darkKitchen' | 'lightKitchen';

const fontFamily =
  '"Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", system-ui, sans-serif';

/** The look of the app, with the words MUI itself says in the person's language. */
export function createCampanaTheme(name: ThemeName, language: Language): Theme {
  const dark = name === 'dark' || name === 'darkKitchen';
  const kitchen = name === 'darkKitchen' || name === 'lightKitchen';
  const colors = dark ? charcoal : paper;
  const touchPx = kitchen ? 64 : 44;
  const focusRing = { outline: `3px solid ${colors.brass}`, outlineOffset: 2 };
  // Lists and tabs cut off what reaches over their edge.
  const ringInside = { outlineOffset: -3 };
  const look: ThemeOptions = {
    campana: colors,
    touchPx,
    palette: {
      mode: dark ? 'dark' : 'light',
      background: { default: colors.ground, paper: colors.surface },
      divider: colors.line,
      text: { primary: colors.ink, secondary: colors.inkSoft },
      primary: { main: colors.brass, dark: colors.brassHover, contrastText: colors.onBrass },
      secondary: { main: colors.inkSoft, contrastText: colors.surface },
      error: { main: colors.chilli, contrastText: colors.onChilli },
      warning: { main: colors.amber, contrastText: colors.onAmber },
      success: { main: colors.done, contrastText: colors.onDone },
      info: { main: colors.inkSoft, contrastText: colors.surface },
    },
    shape: { borderRadius: 10 },
    typography: {
      fontFamily,
      fontSize: kitchen ? 16 : 14,
      h1: { fontSize: kitchen ? '2.5rem' : '1.75rem', fontWeight: 700, letterSpacing: '-0.01em' },
      h2: { fontSize: kitchen ? '1.75rem' : '1.25rem', fontWeight: 700 },
      h3: { fontSize: kitchen ? '1.5rem' : '1.0625rem', fontWeight: 700 },
      button: { textTransform: 'none', fontWeight: 650, letterSpacing: 0 },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          body: { fontVariantNumeric: 'tabular-nums' },
          '@media (prefers-reduced-motion: reduce)': {
            '*, *::before, *::after': {
              animationDuration: '0.01ms !important',
              animationIterationCount: '1 !important',
              transitionDuration: '0.01ms !important',
              scrollBehavior: 'auto !important',
            },
          },
          ':focus-visible': focusRing,
        },
      },
      // The library takes the outline off whatever can be pressed, so it is put back there.
      MuiButtonBase: { styleOverrides: { root: { '&:focus-visible': focusRing } } },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: { root: { minHeight: touchPx, paddingInline: kitchen ? 24 : 16 } },
      },
      MuiIconButton: { styleOverrides: { root: { minWidth: touchPx, minHeight: touchPx } } },
      // Where something can be chosen or written must be seen as well as what is in it (WCAG 1.4.11).
      MuiToggleButton: {
        styleOverrides: {
          root: { minHeight: touchPx, color: colors.inkSoft, borderColor: colors.edge },
        },
      },
      MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: colors.edge } } },
      MuiTab: { styleOverrides: { root: { minHeight: touchPx, '&:focus-visible': ringInside } } },
      MuiMenuItem: {
        styleOverrides: { root: { minHeight: touchPx, '&:focus-visible': ringInside } },
      },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiCard: {
        defaultProps: { variant: 'outlined' },
        styleOverrides: { root: { borderColor: colors.line } },
      },
      MuiAppBar: {
        defaultProps: { color: 'default', elevation: 0 },
        styleOverrides: {
          root: { backgroundColor: colors.surface, borderBottom: `1px solid ${colors.line}` },
        },
      },
    },
  };
  return createTheme(look, language === 'en' ? enUS : esES);
}
