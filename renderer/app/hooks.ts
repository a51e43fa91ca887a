import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { EventType } from '../../shared/protocol/events';
import type { ActionArgs, ActionName } from '../actions';
import type { Perform } from '../actions/performer';
import { actionKey, toWish } from '../actions/runner';
import type { EventListener } from '../realtime/dispatcher';
import type { LoggedEvent } from '../realtime/eventLog';
import type { SoundPlayer, SoundStatus } from '../sound/player';
import { selectQueuedOn, type QueuedAction } from '../stores/queueSlice';
import type { AppState } from '../stores/state';
import { useCampana } from './context';

/** A part of the state. The selector must answer the same value until that part changed. */
export function useApp<Selected>(selector: (state: AppState) => Selected): Selected {
  return useStore(useCampana().store, selector);
}

/**
 * The way to do things: `await perform('approvePedido', { id })`. Failures are told to the person, and so
 * is that something is `queued` because the server is away: it was not done yet then, so say no "done".
 */
export function usePerform(): Perform {
  return useCampana().perform;
}

/** Whether an action on a thing is under way, to disable its button. */
export function useBusy<N extends ActionName>(name: N, args: ActionArgs<N>): boolean {
  const key = actionKey(toWish(name, args));
  return useApp((state) => state.busy.has(key));
}

/** The action of this kind on a thing that waits to be sent; undefined when none does. */
export function useQueued<N extends ActionName>(
  name: N,
  args: ActionArgs<N>,
): QueuedAction | undefined {
  const key = actionKey(toWish(name, args));
  return useApp((state) => state.queue.find((action) => action.actionKey === key));
}

/** Any action on a thing, e.g. `pedido:50`, that waits to be sent; undefined when none does. */
export function useQueuedOn(subject: string): QueuedAction | undefined {
  return useApp(selectQueuedOn(subject));
}

/**
 * Hears the events of a type while the component is on screen: for what passes (a sound, a flash), not
 * for what lasts, which is in the store already when the listener runs.
 */
export function useEvent<T extends EventType>(tipo: T, listener: EventListener<T>): void {
  const { dispatcher } = useCampana();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      dispatcher.subscribe(tipo, (event) => {
        latest.current(event);
      }),
    [dispatcher, tipo],
  );
}

/** The last 1000 events, oldest first; renders at most once per frame. */
export function useEventLog(): readonly LoggedEvent[] {
  const log = useCampana().dispatcher.log();
  return useSyncExternalStore(log.subscribe, log.entries);
}

/** The sounds of this screen. */
export function useSound(): SoundPlayer {
  return useCampana().sound;
}

/** Whether sounds can be heard now. */
export function useSoundStatus(): SoundStatus {
  const sound = useSound();
  return useSyncExternalStore(sound.subscribe, sound.status);
}
