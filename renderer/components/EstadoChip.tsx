import { Chip } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { PedidoState } from '../../shared/pedidoStates';

const looks = {
  PENDIENTE: { color: 'default', variant: 'outlined' },
  EN_PREPARACION: { color: 'primary', variant: 'filled' },
  LISTO: { color: 'success', variant: 'filled' },
  ENTREGADO: { color: 'success', variant: 'outlined' },
  CANCELADO: { color: 'error', variant: 'outlined' },
} as const;

/** The state of an order as a word. */
export function EstadoChip({ estado }: { estado: PedidoState }) {
  const { t } = useTranslation();
  return <Chip size="small" label={t(`estado.${estado}`)} {...looks[estado]} />;
}
