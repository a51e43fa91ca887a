import { Autocomplete, InputAdornment, TextField } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { useRefusal } from '../../../app/useRefusal';
import { FormDialog } from '../parts/FormDialog';
import {
  formOf,
  wrongFields,
  type CatalogForm,
  type CatalogItem,
  type CatalogKind,
  type WrongField,
} from './kinds';
import { useCatalogChange } from './useCatalogChange';

/** Makes something of the catalog, or changes it. */
export function CatalogDialog({
  kind,
  item,
  onClose,
}: {
  kind: CatalogKind;
  item: CatalogItem | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('monitor');
  const notify = useApp((state) => state.notify);
  const change = useCatalogChange();
  const [form, setForm] = useState(() => formOf(item));
  const [wrong, setWrong] = useState<readonly WrongField[]>([]);
  const refusal = useRefusal(change.error, ['nombre', 'precio', 'estacion', 'unidad']);
  const set = (field: keyof CatalogForm, value: string) => {
    change.reset();
    setForm({ ...form, [field]: value });
    setWrong(wrong.filter((each) => each !== field));
  };
  const submit = () => {
    const found = wrongFields(kind, form);
    setWrong(found);
    if (found.length > 0) return;
    change.mutate(
      item === null ? { action: 'create', kind, form } : { action: 'change', item, form },
      {
        onSuccess: ({ nombre }) => {
          const done = item === null ? 'catalogo.created' : 'catalogo.changed';
          notify({ severity: 'success', text: t(done, { name: nombre }) });
          onClose();
        },
      },
    );
  };
  const nameError = wrong.includes('nombre') ? t('usuarios.nombreWrong') : refusal.of('nombre');
  const priceError = wrong.includes('precio') ? t('catalogo.precioWrong') : refusal.of('precio');
  return (
    <FormDialog
      title={
        item === null
          ? t(`catalogo.create.${kind}`)
          : t('catalogo.editTitle', { name: item.nombre })
      }
      refusal={refusal.general}
      submitLabel={t(item === null ? 'usuarios.createButton' : 'usuarios.save')}
      busy={change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('catalogo.nombre')}
        autoFocus
        autoComplete="off"
        value={form.nombre}
        error={nameError !== null}
        helperText={nameError}
        onChange={({ target }) => {
          set('nombre', target.value);
        }}
      />
      {kind === 'producto' ? (
        <>
          <TextField
            label={t('catalogo.precio')}
            autoComplete="off"
            value={form.precio}
            error={priceError !== null}
            helperText={priceError}
            slotProps={{
              htmlInput: { inputMode: 'decimal', maxLength: 11 },
              input: { startAdornment: <InputAdornment position="start">S/</InputAdornment> },
            }}
            onChange={({ target }) => {
              set('precio', target.value);
            }}
          />
          <StationField
            value={form.estacion}
            error={refusal.of('estacion')}
            onChange={(value) => {
              set('estacion', value);
            }}
          />
        </>
      ) : null}
      {kind === 'insumo' ? (
        <TextField
          label={t('catalogo.unidad')}
          autoComplete="off"
          value={form.unidad}
          error={refusal.of('unidad') !== null}
          helperText={refusal.of('unidad') ?? t('catalogo.unidadHelp')}
          slotProps={{ htmlInput: { maxLength: 30 } }}
          onChange={({ target }) => {
            set('unidad', target.value);
          }}
        />
      ) : null}
    </FormDialog>
  );
}

/** The station that makes a product: one there is, or a new one. */
function StationField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('monitor');
  const productos = useApp((state) => state.productos);
  const stations = useMemo(
    () => [...new Set(productos.flatMap(({ estacion }) => estacion ?? []))].sort(),
    [productos],
  );
  return (
    <Autocomplete
      freeSolo
      options={stations}
      inputValue={value}
      onInputChange={(_event, next) => {
        onChange(next.slice(0, 40));
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('catalogo.estacion')}
          error={error !== null}
          helperText={error ?? t('catalogo.estacionHelp')}
        />
      )}
    />
  );
}
