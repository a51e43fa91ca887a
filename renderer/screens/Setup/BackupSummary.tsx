import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import type { FoundBackup } from '../../../shared/api/restauracion';
import { formatNumber } from '../../format/number';
import { formatTime } from '../../format/time';
import '../../i18n/later';

const megabyte = 1_000_000;

/** When a backup was made and what it holds, or why it cannot be used. */
export function BackupSummary({ backup }: { backup: FoundBackup }) {
  const { t, i18n } = useTranslation('setup');
  const language = i18n.language === 'en' ? 'en' : 'es';
  const count = (value: number) => formatNumber(value, language);
  return (
    <span>
      <Typography component="span" sx={{ display: 'block', fontWeight: 700 }}>
        {backup.fecha === null ? '' : `${formatTime(backup.fecha, language, 'dateTime')} · `}
        {backup.nombre}
      </Typography>
      <Typography component="span" variant="body2" sx={{ display: 'block' }}>
        {backup.problema ??
          t('restore.holds', {
            pedidos: count(backup.pedidos),
            vouchers: count(backup.vouchers),
            eventos: count(backup.eventos),
            usuarios: count(backup.usuarios),
            archivos: count(backup.archivos),
            megabytes: count(Math.max(0.1, Math.round((backup.bytes / megabyte) * 10) / 10)),
          })}
      </Typography>
    </span>
  );
}
