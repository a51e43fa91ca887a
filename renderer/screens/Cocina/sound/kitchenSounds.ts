import type { Clock } from '../../../platform/clock';
import { startAlertRepeater } from '../../../sound/alertRepeater';
import type { SoundPlayer } from '../../../sound/player';
import type { AlertaRow } from '../../../stores/alertasSlice';
import type { AppStore } from '../../../stores/appStore';
import { selectBoardStatus } from '../../../stores/connectionSlice';
import type { PedidoRow } from '../../../stores/pedidoRow';
import { selectPedidos } from '../../../stores/pedidosSlice';
import { selectPendingRefills } from '../../../stores/refillsSlice';
import type { AppState } from '../../../stores/state';
import { lateIds, limitsOf } from '../board/age';
import { kitchenCards } from '../board/cards';
import { itemsForStations } from '../board/stations';
import type { Kitchen } from '../kitchen/kitchen';

/** How often it is looked whether an order has become late, in milliseconds. */
export const lateLookMs = 5_000;
/** The voice waits this long, in milliseconds: until the chime before it has rung out. */
export const sayAfterMs = 1_500;

/** What the sounds of the kitchen need. */
export interface KitchenSoundOptions {
  app: AppStore;
  kitchen: Pick<Kitchen, 'listen' | 'store'>;
  player: Pick<SoundPlayer, 'play'>;
  clock: Clock;
  /** Reads an urgent alert aloud that nobody has read for a minute. */
  say: (alerta: AlertaRow) => void;
}

/**
 * Makes this screen audible: unread alerts, new and lost orders, refill requests, orders that became
 * late. Screens limited to some stations hear only of their orders. Answers how to stop it.
 */
export function startKitchenSounds(options: KitchenSoundOptions): () => void {
  const { app, kitchen, player, clock } = options;
  const stations = () => app.getState().preferences.estaciones;
  const isHere = ({ items }: PedidoRow) =>
    items.length === 0 || itemsForStations(items, stations()).length > 0;

  let cancelSaying = (): void => undefined;
  const stopAlerts = startAlertRepeater({
    store: app,
    player,
    clock,
    onLoud(alerta) {
      cancelSaying();
      cancelSaying = clock.after(sayAfterMs, () => {
        if (app.getState().alertas.get(alerta.id)?.leida === false) options.say(alerta);
      });
    },
  });
  const stopOrders = kitchen.listen({
    arrived(pedidos) {
      if (pedidos.some(isHere)) player.play('pedido_nuevo');
    },
    gone(pedidos) {
      if (pedidos.some(isHere)) player.play('cancelado');
    },
  });
  const stopRefills = startRefillSounds(app, player);
  const stopLate = startLateSounds(options);
  return () => {
    cancelSaying();
    stopAlerts();
    stopOrders();
    stopRefills();
    stopLate();
  };
}

/** Sounds for requests that were not there before; those a screen starts with are no news. */
function startRefillSounds(app: AppStore, player: Pick<SoundPlayer, 'play'>): () => void {
  let known: ReadonlySet<number> | null = null;
  function look(state: AppState): void {
    if (selectBoardStatus(state) !== 'ready') {
      known = null;
      return;
    }
    const ids = new Set(selectPendingRefills(state).map(({ id }) => id));
    const before = known;
    known = ids;
    if (before !== null && [...ids].some((id) => !before.has(id))) player.play('refill');
  }
  look(app.getState());
  return app.subscribe((state, before) => {
    const pending = selectPendingRefills(state);
    if (pending !== selectPendingRefills(before) || state.everLoaded !== before.everLoaded)
      look(state);
  });
}

/** Sounds once for each order that becomes red while the screen is open. */
function startLateSounds({ app, kitchen, player, clock }: KitchenSoundOptions): () => void {
  let known: ReadonlySet<number> | null = null;
  let cancel = (): void => undefined;
  function look(): void {
    const state = app.getState();
    if (selectBoardStatus(state) === 'ready') {
      const { estaciones } = state.preferences;
      const { memories } = kitchen.store.getState();
      const cards = kitchenCards(selectPedidos(state).values(), memories, estaciones);
      const late = lateIds(cards, limitsOf(state), clock.now());
      const before = known;
      known = late;
      if (before !== null && [...late].some((id) => !before.has(id))) player.play('tarde');
    } else {
      known = null;
    }
    cancel = clock.after(lateLookMs, look);
  }
  look();
  return () => {
    cancel();
  };
}
