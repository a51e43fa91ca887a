import { Box, Button, Stack, TableCell, TableRow, Typography } from '@mui/material';
import ActiveIcon from '@mui/icons-material/CheckCircleOutlined';
import InactiveIcon from '@mui/icons-material/DoNotDisturbOnOutlined';
import OutIcon from '@mui/icons-material/RemoveShoppingCartOutlined';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../format/money';
import { DataTable } from '../parts/DataTable';
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
  const out = item.kind !== 'sucursal' && item.agotado;
  const [icon, text] = !item.activo
    ? ([<InactiveIcon key="icon" color="secondary" fontSize="small" />, 'retired'] as const)
    : out
      ? ([<OutIcon key="icon" color="error" fontSize="small" />, 'soldOut'] as const)
      : ([<ActiveIcon key="icon" color="success" fontSize="small" />, 'inUse'] as const);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
      {icon}
      {t(
        item.kind === 'sucursal'
          ? `catalogo.branch.${item.activo ? 'open' : 'closed'}`
          : `catalogo.${text}`,
      )}
    </Box>
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
  const names: Record<CatalogAction, string> = { edit: t('usuarios.edit'), active: activeName };
  return (
    <Stack direction="row" sx={{ gap: 0.5 }}>
      {(['edit', 'active'] as const).map((action) => (
        <Button
          key={action}
          aria-label={`${names[action]}: ${item.nombre}`}
          color={action === 'active' && item.activo ? 'error' : 'primary'}
          sx={{ px: 1.25, whiteSpace: 'nowrap' }}
          onClick={() => {
            onAction(action, item);
          }}
        >
          {names[action]}
        </Button>
      ))}
      {branch || !item.activo ? null : <SoldOutButton item={item} />}
    </Stack>
  );
}
