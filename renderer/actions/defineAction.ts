import type { ApiClient } from '../api/client';
import type { PendingEffect } from '../stores/queueSlice';
import type { AppState } from '../stores/state';

/** What an action works with. */
export interface ActionContext {
  api: Pick<ApiClient, 'call'>;
  state: () => AppState;
  /** The newest event this screen had when the action began. */
  asOf: number;
}

/** Which line an action waits in: pictures take long and must not hold up the rest. */
export type LaneName = 'acciones' | 'imagenes';

/**
 * One thing a person can do. Its arguments are plain data, so that an action can wait in a queue on disk
 * and be done later with the same `key`, which the server uses to do it once only.
 */
export interface ActionDefinition<Args, Value> {
  /** Names the thing acted on, e.g. `pedido:50`; its buttons show that something is under way. */
  subject: (args: Args) => string;
  /** Calls the server and puts the answer into the store. Rejects with `ApiFailure`. */
  run: (context: ActionContext, args: Args, key: string) => Promise<Value>;
  /** Loads the thing again after the server said it is in another state by now. */
  reload?: (context: ActionContext, args: Args) => Promise<void>;
  /** What screens show as pending while the action waits. */
  effect?: (args: Args) => PendingEffect;
  /** `acciones` unless given. */
  lane?: LaneName;
}

/** Declares an action and keeps its exact types. */
export function defineAction<Args, Value>(
  definition: ActionDefinition<Args, Value>,
): ActionDefinition<Args, Value> {
  return definition;
}
