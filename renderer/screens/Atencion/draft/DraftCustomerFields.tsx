import { Box, TextField } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { CustomerFields } from '../newPedido/cart';

/** For whom a draft is, to be completed by who reads it. */
export function DraftCustomerFields({
  customer,
  onChange,
}: {
  customer: CustomerFields;
  onChange: (customer: CustomerFields) => void;
}) {
  const { t } = useTranslation('atencion');
  const field = (name: keyof CustomerFields, label: string, maxLength: number) => ({
    label,
    size: 'small' as const,
    value: customer[name],
    slotProps: { htmlInput: { maxLength, dir: 'auto' }, input: { sx: { minHeight: 44 } } },
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      onChange({ ...customer, [name]: event.target.value });
    },
  });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
      <TextField {...field('cliente', t('newPedido.customer'), 120)} />
      <TextField {...field('telefono', t('newPedido.phone'), 30)} type="tel" />
      <TextField {...field('nota', t('newPedido.note'), 500)} sx={{ gridColumn: '1 / -1' }} />
    </Box>
  );
}
