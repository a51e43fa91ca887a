import { IconButton, Typography } from '@mui/material';
import MoreIcon from '@mui/icons-material/AddOutlined';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import LessIcon from '@mui/icons-material/RemoveOutlined';
import { useTranslation } from 'react-i18next';

/** How many of a product: one less, the figure, one more. Less than one removes the line, and looks like it. */
export function QuantityStepper({
  name,
  cantidad,
  onQuantity,
}: {
  /** The product's, for who does not see it. */
  name: string;
  cantidad: number;
  onQuantity: (cantidad: number) => void;
}) {
  const { t } = useTranslation('atencion');
  const LessOrGone = cantidad > 1 ? LessIcon : RemoveIcon;
  return (
    <>
      <IconButton
        aria-label={t(cantidad > 1 ? 'newPedido.less' : 'newPedido.remove', { name })}
        onClick={() => {
          onQuantity(cantidad - 1);
        }}
      >
        <LessOrGone />
      </IconButton>
      <Typography sx={{ minWidth: 28, textAlign: 'center', fontWeight: 700, fontSize: 18 }}>
        {cantidad}
      </Typography>
      <IconButton
        aria-label={t('newPedido.more', { name })}
        onClick={() => {
          onQuantity(cantidad + 1);
        }}
      >
        <MoreIcon />
      </IconButton>
    </>
  );
}
