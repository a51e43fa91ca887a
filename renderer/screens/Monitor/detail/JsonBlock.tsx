import { Box, Button, Stack, Typography } from '@mui/material';
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReport } from '../../../app/context';

/** A value as JSON, to read and to copy. */
export function JsonBlock({ value }: { value: unknown }) {
  const { t } = useTranslation('monitor');
  const report = useReport();
  const titleId = useId();
  const [copied, setCopied] = useState(false);
  const text = JSON.stringify(value, null, 2);
  return (
    <Box component="section" aria-labelledby={titleId}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography id={titleId} variant="h3">
          {t('detail.json')}
        </Typography>
        {/* Browsers only lend the clipboard to secure pages, which a server in the house may not be. */}
        {'clipboard' in navigator ? (
          <Button
            startIcon={<CopyIcon />}
            onClick={() => {
              navigator.clipboard.writeText(text).then(() => {
                setCopied(true);
              }, report);
            }}
          >
            {t(copied ? 'detail.copied' : 'detail.copy')}
          </Button>
        ) : null}
      </Stack>
      <Box
        component="pre"
        tabIndex={0}
        aria-labelledby={titleId}
        sx={{
          m: 0,
          p: 1.5,
          borderRadius: 1,
          bgcolor: (theme) => theme.campana.sunken,
          fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
          fontSize: '0.85rem',
          lineHeight: 1.5,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {text}
      </Box>
    </Box>
  );
}
