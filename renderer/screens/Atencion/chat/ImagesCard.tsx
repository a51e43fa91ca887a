import { Button, Stack, Typography } from '@mui/material';
import LinkIcon from '@mui/icons-material/AddLinkOutlined';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversacionRow } from '../../../stores/conversacionesSlice';
import { BranchChip } from '../BranchChip';
import { CardFrame, CardLine, mainButtonSx } from '../pending/CardFrame';
import { WaitAge } from '../pending/WaitAge';
import { useWindows } from '../windows';
import { phoneText } from './phoneText';

/** Pictures of a customer that may be vouchers and belong to no order yet; linked in the conversation. */
export const ImagesCard = memo(function ImagesCard({
  conversacion,
  gone,
}: {
  conversacion: ConversacionRow;
  gone: boolean;
}) {
  const { t } = useTranslation('whatsapp');
  const windows = useWindows();
  const { id, por_vincular: count, cliente, telefono, sucursal_id: sucursalId } = conversacion;
  const show = () => {
    windows.showConversacion(id);
  };
  return (
    <CardFrame
      openLabel={t('link.openCard', { name: cliente ?? phoneText(telefono) })}
      onOpen={show}
      head={
        <>
          <CardLine
            left={
              <>
                <LinkIcon aria-hidden />
                <Typography variant="h3" component="span" noWrap>
                  {t('link.waiting', { count })}
                </Typography>
                <BranchChip id={sucursalId} />
              </>
            }
            right={null}
          />
          <CardLine
            left={
              <Typography component="span" noWrap dir="auto" sx={{ fontWeight: 600 }}>
                {cliente ?? phoneText(telefono)}
              </Typography>
            }
            right={<WaitAge since={conversacion.imagesSince ?? conversacion.fecha_actividad} />}
          />
        </>
      }
      actions={
        <Stack direction="row">
          <Button
            variant="outlined"
            disabled={gone}
            aria-haspopup="dialog"
            sx={mainButtonSx}
            onClick={show}
          >
            {t('link.action')}
          </Button>
        </Stack>
      }
    />
  );
});
