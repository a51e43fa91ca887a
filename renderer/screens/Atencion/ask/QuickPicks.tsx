import { Chip, Stack } from '@mui/material';

/** Ready-made texts as chips large enough for a finger; the one in use is filled. */
export function QuickPicks({
  label,
  texts,
  chosen,
  onPick,
}: {
  label: string;
  texts: readonly string[];
  chosen: string;
  onPick: (text: string) => void;
}) {
  if (texts.length === 0) return null;
  return (
    <Stack direction="row" role="group" aria-label={label} sx={{ gap: 1, flexWrap: 'wrap' }}>
      {texts.map((text) => (
        <Chip
          key={text}
          label={text}
          color={text === chosen ? 'primary' : 'default'}
          variant={text === chosen ? 'filled' : 'outlined'}
          aria-pressed={text === chosen}
          onClick={() => {
            onPick(text);
          }}
          sx={{ height: 44, borderRadius: 22, fontSize: 15, maxWidth: '100%' }}
        />
      ))}
    </Stack>
  );
}
