import type { TFunction } from 'i18next';
import { can } from '../../shared/permissions';
import type { Permission } from '../../shared/permissions';
import type { CampanaBridge } from '../../shared/ipc';
import type { Dispatcher } from '../realtime/dispatcher';
import { selectUnreadAlertas } from '../stores/alertasSlice';
import type { AppStore } from '../stores/appStore';

/** What the notifications need. */
export interface NotificationOptions {
  dispatcher: Dispatcher;
  store: AppStore;
  bridge: Pick<CampanaBridge, 'showNotification' | 'onNotificationClicked'>;
  t: TFunction;
  /** Goes to a screen, e.g. `/cocina`. */
  goTo: (ruta: string) => void;
  report: (error: unknown) => void;
}

/**
 * Tells the operating system of what somebody must see although the window is behind others; the desktop
 * shows nothing while the window is in front. Answers how to stop.
 */
export function startNotifications(options: NotificationOptions): () => void {
  const { dispatcher, store, bridge, t } = options;

  function show(
    permission: Permission,
    notification: Parameters<CampanaBridge['showNotification']>[0],
  ): void {
    const { usuario } = store.getState();
    if (usuario === null || !can(usuario.rol, permission)) return;
    const { titulo, texto } = notification;
    const cut = { ...notification, titulo: titulo.slice(0, 120), texto: texto.slice(0, 300) };
    bridge.showNotification(cut).catch(options.report);
  }

  const stops = [
    dispatcher.subscribe('alerta_cocina', (event) => {
      show('alerta:read', {
        titulo: t('notifications.alerta', {
          priority: t(`priority.${event.prioridad}`),
          mensaje: event.mensaje,
        }),
        texto:
          event.pedido_id == null
            ? t('notifications.alertaTextNoPedido')
            : t('notifications.alertaText', { id: event.pedido_id }),
        ruta: `/cocina?ver=alerta-${event.alerta_id}`,
        urgente: event.prioridad === 'urgente',
      });
    }),
    dispatcher.subscribe('alerta_escalada', (event) => {
      show('alerta:view', {
        titulo: t('notifications.escalada', { id: event.alerta_id }),
        texto: event.mensaje ?? '',
        ruta: `/?ver=alerta-${event.alerta_id}`,
        urgente: true,
      });
    }),
    ...(['voucher_nuevo', 'voucher_whatsapp'] as const).map((tipo) =>
      dispatcher.subscribe(tipo, (event) => {
        show('voucher:review', {
          titulo: t('notifications.voucher'),
          texto: t('notifications.voucherText', { id: event.voucher_id }),
          ruta: `/atencion?ver=voucher-${event.voucher_id}`,
          urgente: false,
        });
      }),
    ),
    dispatcher.subscribe('refill_solicitado', (event) => {
      show('refill:attend', {
        titulo: t('notifications.refill'),
        texto: event.insumo ?? '',
        ruta: '/cocina',
        urgente: false,
      });
    }),
    dispatcher.subscribe('dispositivo_actualizado', (event) => {
      if (event.estado !== 'pendiente') return;
      show('dispositivo:manage', {
        titulo: t('notifications.pantalla', { name: event.nombre }),
        texto: t('notifications.pantallaText'),
        ruta: '/monitor',
        urgente: false,
      });
    }),
    bridge.onNotificationClicked(({ ruta }) => {
      options.goTo(ruta);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Shows the number of unread alerts in the window's title, for who looks at the task bar. */
export function startTitleCount(store: AppStore, t: TFunction): () => void {
  const update = () => {
    const state = store.getState();
    const counts = state.usuario !== null && can(state.usuario.rol, 'alerta:read');
    const count = counts ? selectUnreadAlertas(state).length : 0;
    const bare = document.title.replace(/^\(\d+\) /, '');
    const next = count === 0 ? bare : t('notifications.unreadTitle', { count, title: bare });
    if (next !== document.title) document.title = next;
  };
  return store.subscribe(update);
}
