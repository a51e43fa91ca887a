import type { Prioridad } from '../../shared/api/alertas';
import type { Clock } from '../platform/clock';
import { selectUnreadAlertas, type AlertaRow } from '../stores/alertasSlice';
import type { AppStore } from '../stores/appStore';
import type { SoundKind } from './kinds';
import type { SoundPlayer } from './player';

/** Time between two soundings of the same unread alerts, in milliseconds. */
export const repeatMs = 20_000;
/** Age at which an urgent alert gets loud, in milliseconds. */
export const loudAfterMs = 60_000;

const kindOf: Record<Prioridad, SoundKind> = {
  normal: 'alerta_normal',
  alta: 'alerta_alta',
  urgente: 'alerta_urgente',
};

/** What the repeater needs. */
export interface AlertRepeaterOptions {
  store: AppStore;
  player: Pick<SoundPlayer, 'play'>;
  clock: Clock;
  /** Told at each sounding that is loud by now, with the alert to read aloud. */
  onLoud?: (alerta: AlertaRow) => void;
}

/**
 * Sounds for unread alerts: at once when one appears, then every 20 s until all are read; the most urgent
 * one decides the sound. It follows the store, so an alert somebody else read falls silent here as well.
 * Answers how to stop it.
 */
export function startAlertRepeater({
  store,
  player,
  clock,
  onLoud,
}: AlertRepeaterOptions): () => void {
  /** When this screen first saw each unread alert: ages are measured by one clock only. */
  const seenAt = new Map<number, number>();
  let cancel: (() => void) | null = null;
  let unread: readonly AlertaRow[] = [];

  function sound(): void {
    cancel?.();
    cancel = null;
    const top = unread[0];
    if (top === undefined) return;
    const age = clock.now() - (seenAt.get(top.id) ?? clock.now());
    const loud = top.prioridad === 'urgente' && age >= loudAfterMs;
    player.play(kindOf[top.prioridad], { loud });
    if (loud) onLoud?.(top);
    cancel = clock.after(repeatMs, sound);
  }

  function update(): void {
    const next = selectUnreadAlertas(store.getState());
    if (next === unread) return;
    unread = next;
    const ids = new Set(next.map(({ id }) => id));
    for (const id of [...seenAt.keys()]) if (!ids.has(id)) seenAt.delete(id);
    const fresh = next.filter(({ id }) => !seenAt.has(id));
    for (const { id } of fresh) seenAt.set(id, clock.now());
    if (fresh.length > 0 || next.length === 0) sound();
  }

  update();
  const stop = store.subscribe(update);
  return () => {
    stop();
    cancel?.();
  };
}
