import { TableCell, TableRow, Typography } from '@mui/material';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../format/money';
import { ActiveMark } from '../parts/ActiveMark';
import { DataTable } from '../parts/DataTable';
import { RowActions } from '../parts/RowActions';
import { useLanguage } from '../parts/useLanguage';
import type { CatalogItem, CatalogKind } from './kinds';
import { SoldOutButton } from './SoldOutButton';

/** What can be done to a thing of the catalog by a dialog. */
export type CatalogAction = 'edit' | 'active';

/** Everything of one kind, with what can be done to each. */
export function CatalogTable({
  kind,
  items,
  onAction,
}: {
  kind: CatalogKind;
  items: readonly CatalogItem[];
  onAction: (action: CatalogAction, item: CatalogItem) => void;
}) {
  const { t } = useTranslation('monitor');
  const own = {
    producto: [
      { key: 'precio', label: t('catalogo.precio'), width: 120, align: 'right' as const },
      { key: 'estacion', label: t('catalogo.estacion'), width: 150 },
    ],
    insumo: [{ key: 'unidad', label: t('catalogo.unidad'), width: 150 }],
    sucursal: [],
  }[kind];
  return (
    <DataTable
      label={t(`catalogo.kinds.${kind}`)}
      minWidth={kind === 'producto' ? 860 : 720}
      columns={[
        { key: 'nombre', label: t('catalogo.nombre') },
        ...own,
        { key: 'estado', label: t('columns.state'), width: 140 },
        { key: 'acciones', label: t('columns.actions'), width: kind === 'sucursal' ? 220 : 330 },
      ]}
    >
      {items.map((item) => (
        <TableRow key={item.id}>
          <TableCell component="th" scope="row">
            <Typography variant="body2" sx={{ fontWeight: 650 }}>
              {item.nombre}
            </Typography>
          </TableCell>
          <OwnCells item={item} />
          <TableCell>
            <State item={item} />
          </TableCell>
          <TableCell>
            <Actions item={item} onAction={onAction} />
          </TableCell>
        </TableRow>
      ))}
    </DataTable>
  );
}

function OwnCells({ item }: { item: CatalogItem }) {
  const { t } = useTranslation('monitor');
  const language = useLanguage();
  switch (item.kind) {
    case 'producto':
      return (
        <>
          <TableCell align="right">{formatMoney(item.precio, language)}</TableCell>
          <TableCell>{item.estacion ?? t('columns.nothing')}</TableCell>
        </>
      );
    case 'insumo':
      return <TableCell>{item.unidad ?? t('columns.nothing')}</TableCell>;
    case 'sucursal':
      return null;
  }
}

function State({ item }: { item: CatalogItem }) {
  const { t } = useTranslation('monitor');
  if (item.kind === 'sucursal') {
    return (
      <ActiveMark
        state={item.activo ? 'active' : 'inactive'}
        text={t(`catalogo.branch.${item.activo ? 'open' : 'closed'}`)}
      />
    );
  }
  if (!item.activo) return <ActiveMark state="inactive" text={t('catalogo.retired')} />;
  return item.agotado ? (
    <ActiveMark state="out" text={t('catalogo.soldOut')} />
  ) : (
    <ActiveMark state="active" text={t('catalogo.inUse')} />
  );
}

function Actions({
  item,
  onAction,
}: {
  item: CatalogItem;
  onAction: (action: CatalogAction, item: CatalogItem) => void;
}) {
  const { t } = useTranslation('monitor');
  const branch = item.kind === 'sucursal';
  const activeName = t(
    branch
      ? `catalogo.branch.${item.activo ? 'close' : 'reopen'}`
      : `catalogo.${item.activo ? 'retire' : 'restore'}`,
  );
  return (
    <RowActions<CatalogAction>
      of={item.nombre}
      actions={[
        { action: 'edit', name: t('usuarios.edit') },
        { action: 'active', name: activeName, danger: item.activo },
      ]}
      onAction={(action) => {
        onAction(action, item);
      }}
    >
      {branch || !item.activo ? null : <SoldOutButton item={item} />}
    </RowActions>
  );
}
