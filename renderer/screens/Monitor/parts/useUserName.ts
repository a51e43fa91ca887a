import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../../../shared/api/routes';
import { useRouteQuery } from '../../../app/useRouteQuery';

/** Who a person's number stands for; the number itself until their names are there. */
export function useUserName(): (id: number | null) => string {
  const { t } = useTranslation('monitor');
  const { data } = useRouteQuery(routes.listUsuarios, {});
  const names = useMemo(() => new Map(data?.datos.map(({ id, nombre }) => [id, nombre])), [data]);
  return useCallback(
    (id) =>
      id === null ? t('columns.nothing') : (names.get(id) ?? t('columns.userNumber', { id })),
    [t, names],
  );
}
