import { Button } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../../app/failureNotice';
import { useApp } from '../../../app/hooks';
import type { CatalogItem } from './kinds';
import { useCatalogChange } from './useCatalogChange';

/** Says that something is out (*se acabó*), or that there is some again; one touch, for it is undone as easily. */
export function SoldOutButton({
  item,
}: {
  item: Extract<CatalogItem, { kind: 'producto' | 'insumo' }>;
}) {
  const { t } = useTranslation('monitor');
  const { t: tCommon } = useTranslation();
  const notify = useApp((state) => state.notify);
  const change = useCatalogChange();
  const name = t(item.agotado ? 'catalogo.thereIs' : 'catalogo.ranOut');
  return (
    <Button
      aria-label={`${name}: ${item.nombre}`}
      loading={change.isPending}
      sx={{ px: 1.25, whiteSpace: 'nowrap' }}
      onClick={() => {
        change.mutate(
          { action: 'set', item, set: { agotado: !item.agotado } },
          {
            onError: (failure) => {
              notify({ severity: 'error', text: failureText(failure, tCommon) });
            },
          },
        );
      }}
    >
      {name}
    </Button>
  );
}
