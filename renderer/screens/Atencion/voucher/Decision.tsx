import { Alert, Box, Button, Checkbox, FormControlLabel, Stack, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { Review } from './useReview';
import { moneySeenId } from './useReviewKeys';

/** The decision on a voucher: approval only with the word that the money was seen in the account. */
export function Decision({ review }: { review: Review }) {
  const { t } = useTranslation('atencion');
  const { moneySeen, setMoneySeen, approve, approving, failure, startRejecting } = review;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1, mt: 1 }}>
      {failure === null ? null : <Alert severity="error">{failure}</Alert>}
      <FormControlLabel
        sx={{ minHeight: 48, '& .MuiFormControlLabel-label': { fontWeight: 650 } }}
        label={t('review.moneySeen')}
        control={
          <Checkbox
            id={moneySeenId}
            checked={moneySeen}
            onChange={(_event, checked) => {
              setMoneySeen(checked);
            }}
          />
        }
      />
      <Stack direction="row" sx={{ gap: 1 }}>
        <Button variant="outlined" color="error" size="large" onClick={startRejecting}>
          {t('actions.reject')}
        </Button>
        <Button
          variant="contained"
          color="success"
          size="large"
          sx={{ flexGrow: 1 }}
          disabled={!moneySeen}
          loading={approving}
          onClick={approve}
        >
          {t('actions.approve')}
        </Button>
      </Stack>
      <Typography
        variant="caption"
        color="text.secondary"
        sx={{ display: 'block', mt: 0.5, '@media (pointer: coarse)': { display: 'none' } }}
      >
        {t('review.keys')}
      </Typography>
    </Box>
  );
}
