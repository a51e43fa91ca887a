import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';

/** The name of a branch; `null` is said as "every branch", one nobody knows by its number. */
export function useBranchName(): (id: number | null | undefined) => string {
  const { t } = useTranslation();
  const sucursales = useApp((state) => state.sucursales);
  return useCallback(
    (id) => {
      if (id == null) return t('account.allBranches');
      return sucursales.find((each) => each.id === id)?.nombre ?? t('account.branch', { id });
    },
    [t, sucursales],
  );
}
