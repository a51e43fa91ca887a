import { Box, ButtonBase, Chip, Typography } from '@mui/material';
import ChatIcon from '@mui/icons-material/ForumOutlined';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { AgeText } from '../../../components/AgeText';
import { BoardState } from '../../../components/BoardState';
import { EmptyState } from '../../../components/StateMessage';
import { selectConversaciones, type ConversacionRow } from '../../../stores/conversacionesSlice';
import { BranchChip } from '../BranchChip';
import { useWindows } from '../windows';
import { phoneText } from './phoneText';

/** So many are listed; older ones are found by their order. */
const maxListed = 100;

/** The conversations with customers, the one where something happened last first. */
export function ChatsPanel() {
  const { t } = useTranslation('whatsapp');
  const rows = useApp(selectConversaciones);
  return (
    <BoardState
      isEmpty={rows.length === 0}
      empty={<EmptyState icon={<ChatIcon fontSize="large" />} text={t('none')} />}
    >
      <Box
        component="ul"
        aria-label={t('list')}
        sx={{ listStyle: 'none', m: 0, p: 1, display: 'grid', gap: 0.75 }}
      >
        {rows.slice(0, maxListed).map((row) => (
          <li key={row.id}>
            <Entry row={row} />
          </li>
        ))}
      </Box>
    </BoardState>
  );
}

const Entry = memo(function Entry({ row }: { row: ConversacionRow }) {
  const { t } = useTranslation('whatsapp');
  const windows = useWindows();
  const unread = row.sin_leer > 0;
  const last = row.ultimo_texto ?? (row.ultimo_tipo === null ? '' : t(`kind.${row.ultimo_tipo}`));
  return (
    <ButtonBase
      aria-haspopup="dialog"
      sx={{
        ...{ width: '100%', display: 'grid', gap: 0.25, p: 1.25, borderRadius: 1, border: 1 },
        ...{
          borderColor: 'divider',
          textAlign: 'left',
          typography: 'body1',
          bgcolor: 'background.paper',
        },
        gridTemplateColumns: 'minmax(0, 1fr)',
      }}
      onClick={() => {
        windows.showConversacion(row.id);
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Typography component="span" noWrap dir="auto" sx={{ fontWeight: 650, flex: 1 }}>
          {row.cliente ?? phoneText(row.telefono)}
        </Typography>
        <Typography component="span" color="text.secondary" sx={{ fontSize: 14 }}>
          <AgeText since={row.fecha_actividad} />
        </Typography>
      </Box>
      <Typography
        component="span"
        noWrap
        dir="auto"
        color={unread ? 'text.primary' : 'text.secondary'}
        sx={{ fontWeight: unread ? 650 : 450 }}
      >
        {last}
      </Typography>
      <Box component="span" sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
        {unread ? (
          <Chip size="small" color="primary" label={t('unread', { count: row.sin_leer })} />
        ) : null}
        {row.borradores_abiertos > 0 ? (
          <Chip
            size="small"
            variant="outlined"
            label={t('draft.open', { count: row.borradores_abiertos })}
          />
        ) : null}
        {row.por_vincular > 0 ? (
          <Chip
            size="small"
            variant="outlined"
            label={t('link.waiting', { count: row.por_vincular })}
          />
        ) : null}
        {row.envios_fallidos > 0 ? (
          <Chip size="small" color="error" variant="outlined" label={t('undelivered.title')} />
        ) : null}
        <BranchChip id={row.sucursal_id} />
      </Box>
    </ButtonBase>
  );
});
