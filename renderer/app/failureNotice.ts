import type { TFunction } from 'i18next';
import type { ApiFailure } from '../api/failure';
import type { AppStore } from '../stores/appStore';

/** A failed call in a sentence for the person, in their language where the server's own words are not needed. */
export function failureText(failure: ApiFailure, t: TFunction): string {
  if (failure.kind === 'network') return t('failures.network');
  if (failure.kind === 'not_kept') return t('failures.notKept');
  switch (failure.status) {
    case 409:
      return t('failures.conflict', { mensaje: failure.mensaje });
    case 403:
      return t('failures.forbidden');
    case 404:
      return t('failures.notFound');
    case 429:
      return t('failures.tooFast');
    case 503:
      return t('failures.unavailable');
    default:
      return t('failures.other', { mensaje: failure.mensaje });
  }
}

/** Tells at the foot of the screen that an action was refused; what may work later waits in the queue. */
export function tellFailure(store: AppStore, t: TFunction, failure: ApiFailure): void {
  // The login screen says it already.
  if (failure.kind === 'session_ended') return;
  store.getState().notify({
    severity: failure.status === 409 ? 'warning' : 'error',
    text: failureText(failure, t),
    durationMs: 8_000,
  });
}
