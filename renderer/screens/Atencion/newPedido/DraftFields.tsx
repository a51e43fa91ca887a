import { Box, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { Subtipo } from '../../../../shared/protocol/defineEvent';
import { BranchField } from '../BranchField';
import type { BranchChoice } from '../useBranchChoice';
import type { PedidoDraft } from './cart';

const origins: readonly Subtipo[] = ['presencial', 'delivery', 'whatsapp'];

/** For whom the order is and how it came. */
export function DraftFields({
  draft,
  branch,
  onChange,
}: {
  draft: Omit<PedidoDraft, 'sucursalId'>;
  branch: BranchChoice;
  onChange: (change: Partial<PedidoDraft>) => void;
}) {
  const { t } = useTranslation('atencion');
  const { t: tCommon } = useTranslation();
  const text = (name: 'cliente' | 'telefono' | 'nota', label: string, maxLength: number) => ({
    label,
    size: 'small' as const,
    value: draft[name],
    slotProps: { htmlInput: { maxLength }, input: { sx: { minHeight: 44 } } },
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      onChange({ [name]: event.target.value });
    },
  });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
      <ToggleButtonGroup
        exclusive
        fullWidth
        color="primary"
        aria-label={t('newPedido.origin')}
        value={draft.subtipo}
        sx={{ gridColumn: '1 / -1' }}
        onChange={(_event, subtipo: Subtipo | null) => {
          if (subtipo !== null) onChange({ subtipo });
        }}
      >
        {origins.map((origin) => (
          <ToggleButton key={origin} value={origin} sx={{ textTransform: 'none' }}>
            {tCommon(`origin.${origin}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <TextField {...text('cliente', t('newPedido.customer'), 120)} />
      <TextField {...text('telefono', t('newPedido.phone'), 30)} type="tel" />
      <TextField {...text('nota', t('newPedido.note'), 500)} sx={{ gridColumn: '1 / -1' }} />
      <BranchField branch={branch} />
    </Box>
  );
}
