import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import AddIcon from '@mui/icons-material/AddOutlined';
import CatalogIcon from '@mui/icons-material/MenuBookOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/StateMessage';
import { useKept } from '../kept';
import { plain } from '../parts/eventFilter';
import { ListToolbar } from '../parts/ListToolbar';
import { Panel } from '../parts/Panel';
import { QueryState } from '../parts/QueryState';
import { CatalogDialog } from './CatalogDialog';
import { CatalogTable, type CatalogAction } from './CatalogTable';
import { catalogKinds, type CatalogItem, type CatalogKind } from './kinds';
import { RetireDialog } from './RetireDialog';
import { useCatalogList } from './useCatalogList';

/** What is being done: to something, or something new. */
type Task = { action: 'create' } | { action: CatalogAction; item: CatalogItem };

/** What the restaurant sells, what its kitchen uses, and where it works. */
export function CatalogoTab() {
  const { t } = useTranslation('monitor');
  const [kind, setKind] = useKept<CatalogKind>('catalogo.kind', 'producto');
  const [filter, setFilter] = useKept('catalogo.filter', { text: '', retired: false });
  const [task, setTask] = useState<Task | null>(null);
  const query = useCatalogList(kind);
  const close = () => {
    setTask(null);
  };
  const fits = ({ nombre, activo }: CatalogItem) =>
    (filter.retired || activo) && plain(nombre).includes(plain(filter.text).trim());
  return (
    <Panel
      top={
        <ListToolbar
          search={{
            label: t('catalogo.search'),
            text: filter.text,
            width: 220,
            onChange: (text) => {
              setFilter({ ...filter, text });
            },
          }}
          retired={{
            label: t('catalogo.showRetired'),
            shown: filter.retired,
            onChange: (retired) => {
              setFilter({ ...filter, retired });
            },
          }}
          create={{
            label: t(`catalogo.create.${kind}`),
            icon: <AddIcon />,
            onClick: () => {
              setTask({ action: 'create' });
            },
          }}
        >
          <ToggleButtonGroup
            exclusive
            size="small"
            value={kind}
            aria-label={t('catalogo.what')}
            onChange={(_event, next: CatalogKind | null) => {
              if (next !== null) setKind(next);
            }}
          >
            {catalogKinds.map((each) => (
              <ToggleButton key={each} value={each} sx={{ px: 2, minHeight: 44 }}>
                {t(`catalogo.kinds.${each}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </ListToolbar>
      }
    >
      <QueryState
        query={query}
        isEmpty={(items) => !items.some(fits)}
        empty={
          <EmptyState
            icon={<CatalogIcon fontSize="large" />}
            text={t(filter.text === '' ? `catalogo.none.${kind}` : 'catalogo.noneFits')}
          />
        }
      >
        {(items) => (
          <CatalogTable
            kind={kind}
            items={items.filter(fits)}
            onAction={(action, item) => {
              setTask({ action, item });
            }}
          />
        )}
      </QueryState>
      {task === null ? null : task.action === 'create' ? (
        <CatalogDialog kind={kind} item={null} onClose={close} />
      ) : task.action === 'edit' ? (
        <CatalogDialog kind={kind} item={task.item} onClose={close} />
      ) : (
        <RetireDialog item={task.item} onClose={close} />
      )}
    </Panel>
  );
}
