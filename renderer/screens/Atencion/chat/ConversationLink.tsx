import { Button } from '@mui/material';
import WhatsAppIcon from '@mui/icons-material/WhatsApp';
import { useTranslation } from 'react-i18next';
import { useWindows } from '../windows';
import { useConversacionOf } from './useThread';

/** Leads from an order or its voucher to what the customer wrote; nothing where no conversation is known. */
export function ConversationLink({
  pedidoId,
  conversacionId,
}: {
  pedidoId: number | null;
  /** Where it is known which one. */
  conversacionId?: number;
}) {
  const { t } = useTranslation('whatsapp');
  const windows = useWindows();
  const { conversacion } = useConversacionOf(pedidoId);
  const id = conversacionId ?? conversacion?.id;
  if (id === undefined) return null;
  return (
    <Button
      variant="outlined"
      startIcon={<WhatsAppIcon />}
      aria-haspopup="dialog"
      sx={{ justifySelf: 'start' }}
      onClick={() => {
        windows.showConversacion(id);
      }}
    >
      {t('open')}
    </Button>
  );
}
