import { Button, Menu, MenuItem } from '@mui/material';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { toFailure } from '../../../api/failure';
import { useCampana } from '../../../app/context';
import { failureText } from '../../../app/failureNotice';
import { useApp } from '../../../app/hooks';
import { formatNumber } from '../../../format/number';
import { useLanguage } from '../parts/useLanguage';
import { exportEvents, exportName, maxExported, type ExportFormat } from './exportEvents';
import { saveFile } from './saveFile';
import type { StoredQuery } from './useStoredFilter';

const pageSize = 500;

/** Saves the filtered events, all pages of them, as CSV or JSON; the same button stops it. */
export function ExportMenu({ query }: { query: StoredQuery }) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const { api } = useCampana();
  const language = useLanguage();
  const notify = useApp((state) => state.notify);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(format: ExportFormat): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    setProgress(0);
    try {
      const file = await exportEvents(
        format,
        (beforeId) =>
          api.call(
            routes.listEventos,
            {
              query: {
                ...query,
                limite: pageSize,
                ...(beforeId === null ? {} : { antes_de_id: beforeId }),
              },
            },
            { signal: controller.signal },
          ),
        setProgress,
      );
      saveFile(exportName(format, new Date()), file.content);
      const total = formatNumber(file.count, language);
      notify({
        severity: file.complete ? 'success' : 'warning',
        text: file.complete ? t('export.done', { total }) : t('export.cut', { total }),
        durationMs: file.complete ? 6_000 : null,
      });
    } catch (error) {
      if (!controller.signal.aborted) {
        notify({ severity: 'error', text: failureText(toFailure(error), tCommon) });
      }
    } finally {
      running.current = null;
      setProgress(null);
    }
  }

  if (progress !== null) {
    return (
      <Button variant="outlined" onClick={() => running.current?.abort()}>
        {t('export.running', { total: formatNumber(progress, language) })}
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<DownloadIcon />}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => {
          setAnchor(currentTarget);
        }}
      >
        {t('export.title')}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {(['csv', 'json'] as const).map((format) => (
          <MenuItem
            key={format}
            onClick={() => {
              setAnchor(null);
              void run(format);
            }}
          >
            {t(`export.${format}`, { total: formatNumber(maxExported, language) })}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
