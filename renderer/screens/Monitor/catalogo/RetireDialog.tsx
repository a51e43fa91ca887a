import { Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useRefusal } from '../../../app/useRefusal';
import { FormDialog } from '../parts/FormDialog';
import type { CatalogItem } from './kinds';
import { useCatalogChange } from './useCatalogChange';

/** Asks before something is no longer sold or used, or is again. */
export function RetireDialog({ item, onClose }: { item: CatalogItem; onClose: () => void }) {
  const { t } = useTranslation('monitor');
  const notify = useApp((state) => state.notify);
  const change = useCatalogChange();
  const refusal = useRefusal(change.error, []);
  const { nombre: name, activo } = item;
  const group = item.kind === 'sucursal' ? 'branch' : 'thing';
  const step = activo ? 'retire' : 'restore';
  return (
    <FormDialog
      title={t(`catalogo.dialog.${group}.${step}Title`, { name })}
      refusal={refusal.general}
      submitLabel={t(
        group === 'branch' ? `catalogo.branch.${activo ? 'close' : 'reopen'}` : `catalogo.${step}`,
      )}
      busy={change.isPending}
      danger={activo}
      onClose={onClose}
      onSubmit={() => {
        change.mutate(
          { action: 'set', item, set: { activo: !activo } },
          {
            onSuccess: () => {
              const text = t(`catalogo.dialog.${group}.${step}Done`, { name });
              notify({ severity: 'success', text });
              onClose();
            },
          },
        );
      }}
    >
      <Typography>{t(`catalogo.dialog.${group}.${step}Text`)}</Typography>
    </FormDialog>
  );
}
