import { Box, Typography } from '@mui/material';
import WhatsAppIcon from '@mui/icons-material/WhatsApp';
import { useTranslation } from 'react-i18next';
import type { ConversacionRow } from '../../../stores/conversacionesSlice';
import { BranchChip } from '../BranchChip';
import { phoneText } from './phoneText';

/** Who a conversation is with. */
export function ConversationHeader({
  conversacion,
  titleId,
}: {
  conversacion: ConversacionRow | undefined;
  titleId: string;
}) {
  const { t } = useTranslation('whatsapp');
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0, flex: 1 }}>
      <WhatsAppIcon aria-hidden />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h3" component="h2" id={titleId} noWrap dir="auto">
          {conversacion?.cliente ?? t('noName')}
        </Typography>
        {conversacion === undefined ? null : (
          <Typography variant="body2" color="text.secondary" noWrap>
            {phoneText(conversacion.telefono)}
          </Typography>
        )}
      </Box>
      {conversacion === undefined ? null : <BranchChip id={conversacion.sucursal_id} />}
    </Box>
  );
}
