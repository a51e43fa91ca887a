import { can } from '../../shared/permissions';
import type { CampanaBridge } from '../../shared/ipc';
import { selectUnreadAlertas } from '../stores/alertasSlice';
import type { AppStore } from '../stores/appStore';
import { selectQueuedCount } from '../stores/queueSlice';

/**
 * Tells the desktop what its tray, badge, menus and updates go by: the language, the unread alerts and
 * the actions that were not sent. Answers how to stop.
 */
export function tellDesktop(
  store: AppStore,
  bridge: Pick<CampanaBridge, 'tellState'>,
  report: (error: unknown) => void,
): () => void {
  let told = '';
  const tell = () => {
    const state = store.getState();
    const counts = state.usuario !== null && can(state.usuario.rol, 'alerta:read');
    const next = {
      idioma: state.preferences.language,
      sinLeer: counts ? selectUnreadAlertas(state).length : 0,
      porEnviar: selectQueuedCount(state),
    };
    const text = JSON.stringify(next);
    if (text === told) return;
    told = text;
    bridge.tellState(next).catch(report);
  };
  tell();
  return store.subscribe(tell);
}
