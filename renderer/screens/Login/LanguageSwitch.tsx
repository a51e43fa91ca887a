import { Button, Stack } from '@mui/material';
import { useApp } from '../../app/hooks';

const languages = [
  ['es', 'Español'],
  ['en', 'English'],
] as const;

/** The language, for who cannot read the other one. */
export function LanguageSwitch() {
  const language = useApp((state) => state.preferences.language);
  const setPreferences = useApp((state) => state.setPreferences);
  return (
    <Stack direction="row" sx={{ justifyContent: 'center', gap: 1 }}>
      {languages.map(([value, name]) => (
        <Button
          key={value}
          lang={value}
          size="small"
          aria-pressed={language === value}
          variant={language === value ? 'outlined' : 'text'}
          onClick={() => {
            setPreferences({ language: value });
          }}
        >
          {name}
        </Button>
      ))}
    </Stack>
  );
}
