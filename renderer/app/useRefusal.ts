import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../api/failure';
import { failureText } from './failureNotice';

/**
 * What the server refused, in words: beside the field it names, else for the whole form. Its own
 * sentences are better than "not allowed", for it knows why.
 */
export function useRefusal(
  failure: ApiFailure | null,
  fields: readonly string[],
): { general: string | null; of: (field: string) => string | null } {
  const { t } = useTranslation();
  if (failure === null) return { general: null, of: () => null };
  const explained = failure.kind === 'http' && failure.status < 500 && failure.mensaje !== '';
  const text = explained ? failure.mensaje : failureText(failure, t);
  const field = failure.campo !== null && fields.includes(failure.campo) ? failure.campo : null;
  return {
    general: field === null ? text : null,
    of: (name) => (name === field ? text : null),
  };
}
