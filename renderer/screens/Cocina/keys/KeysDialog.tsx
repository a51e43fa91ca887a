import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
} from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useKitchen, useKitchenState } from '../kitchen/context';

const titleId = 'cocina-keys';
const rows = ['finish', 'recall', 'read', 'arrows', 'enter', 'help'] as const;

/** The keys of the bump bar, and the switch for who needs single keys to do nothing. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['cocina', 'common']);
  const kitchen = useKitchen();
  const keysOn = useKitchenState((state) => state.keysOn);
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{t('keys.title')}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{
            display: 'grid',
            gridTemplateColumns: 'auto 1fr',
            gap: 1.5,
            m: 0,
            pt: 1,
            alignItems: 'center',
          }}
        >
          {rows.map((row) => (
            <Box key={row} sx={{ display: 'contents' }}>
              <Box component="dt">
                <Box
                  component="kbd"
                  sx={{
                    font: 'inherit',
                    fontWeight: 800,
                    px: 1.25,
                    py: 0.5,
                    border: 2,
                    borderRadius: 1,
                    whiteSpace: 'nowrap',
                  }}
                >
                  {t(`keys.names.${row}`)}
                </Box>
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {t(`keys.what.${row}`)}
              </Box>
            </Box>
          ))}
        </Box>
        <FormControlLabel
          sx={{ mt: 2, minHeight: 64 }}
          label={t('keys.on')}
          control={
            <Switch
              checked={keysOn}
              onChange={(_event, on) => {
                kitchen.setKeysOn(on);
              }}
            />
          }
        />
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {t('common:buttons.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
