import { Box, Typography } from '@mui/material';
import WarnIcon from '@mui/icons-material/WarningAmberOutlined';
import { useTranslation } from 'react-i18next';
import { textPieces } from './unmatched';

/** What the customer wrote; what matched no product is marked in colour and underlined. */
export function CustomerText({
  text,
  unmatched,
  maxLines,
}: {
  text: string;
  unmatched: readonly string[];
  maxLines?: number;
}) {
  const { t } = useTranslation('whatsapp');
  return (
    <Box
      dir="auto"
      sx={{
        ...{ px: 1, py: 0.75, borderRadius: 1 },
        bgcolor: (theme) => theme.campana.sunken,
      }}
    >
      <Box
        sx={{
          ...{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
          ...(maxLines === undefined
            ? {}
            : {
                ...{ display: '-webkit-box', WebkitBoxOrient: 'vertical', overflow: 'hidden' },
                WebkitLineClamp: maxLines,
              }),
        }}
      >
        {textPieces(text, unmatched).map((piece, index) =>
          piece.unmatched ? (
            <Box
              key={index}
              component="mark"
              title={t('draft.unmatched')}
              sx={{
                ...{ color: 'text.primary', fontWeight: 700, borderRadius: 0.5, px: 0.25 },
                ...{ textDecoration: 'underline wavy', textUnderlineOffset: 3 },
                bgcolor: (theme) => theme.campana.amberTint,
              }}
            >
              {piece.text}
            </Box>
          ) : (
            <span key={index}>{piece.text}</span>
          ),
        )}
      </Box>
    </Box>
  );
}

/** The words that matched no product, so that none is overlooked in a long text. */
export function UnmatchedList({ words }: { words: readonly string[] }) {
  const { t } = useTranslation('whatsapp');
  if (words.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', gap: 0.75, color: 'warning.main' }}>
      <WarnIcon sx={{ fontSize: 20 }} aria-hidden />
      <Typography dir="auto" sx={{ fontWeight: 650, minWidth: 0, overflowWrap: 'anywhere' }}>
        {t('draft.unmatchedList', { words: words.join(' · ') })}
      </Typography>
    </Box>
  );
}
