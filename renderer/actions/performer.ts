import { fail, ok, type Result } from '../../shared/result';
import type { ApiClient } from '../api/client';
import { toFailure, type ApiFailure } from '../api/failure';
import { randomId } from '../platform/random';
import type { AppState } from '../stores/state';
import { actions, type ActionArgs, type ActionName, type ActionValue } from './index';
import type { ActionDefinition } from './defineAction';

/** How an action is done, besides its arguments. */
export interface PerformOptions {
  /** The key of an earlier try of the same thing; a new one is made when absent. */
  key?: string;
  /** The caller shows the failure itself. */
  quiet?: boolean;
}

/** Does what a person asked for; never rejects. A failure was told in a notice already, unless `quiet`. */
export type Perform = <N extends ActionName>(
  name: N,
  args: ActionArgs<N>,
  options?: PerformOptions,
) => Promise<Result<ActionValue<N>, ApiFailure>>;

/** What the performer needs from its surroundings. */
export interface PerformerOptions {
  api: ApiClient;
  state: () => AppState;
  asOf: () => number;
  /** Tells the person; `retry` does the same thing again, with the same key. */
  tellFailure: (failure: ApiFailure, retry: () => void) => void;
}

/** The key in `state.busy` of an action on a thing. */
export function actionKey<N extends ActionName>(name: N, args: ActionArgs<N>): string {
  return `${name}:${definitionOf(name).subject(args)}`;
}

/** Creates the one way from a button to the server. */
export function createPerformer(options: PerformerOptions): Perform {
  const running = new Map<string, Promise<unknown>>();

  const perform: Perform = (name, args, performOptions = {}) => {
    const busyKey = actionKey(name, args);
    const wish = `${name}:${JSON.stringify(args)}`;
    const already = running.get(wish);
    // A second tap while the first is under way is the same wish, not another one.
    if (already !== undefined) return already as ReturnType<typeof perform<typeof name>>;
    const outcome = once(name, args, performOptions).finally(() => {
      running.delete(wish);
      options.state().setBusy(busyKey, false);
    });
    running.set(wish, outcome);
    options.state().setBusy(busyKey, true);
    return outcome;
  };

  async function once<N extends ActionName>(
    name: N,
    args: ActionArgs<N>,
    { key = randomId(), quiet = false }: PerformOptions,
  ): Promise<Result<ActionValue<N>, ApiFailure>> {
    const definition = definitionOf(name);
    const context = { api: options.api, state: options.state, asOf: options.asOf() };
    try {
      return ok(await definition.run(context, args, key));
    } catch (error) {
      const failure = toFailure(error);
      if (failure.status === 409) await definition.reload?.(context, args).catch(() => undefined);
      if (!quiet) options.tellFailure(failure, () => void perform(name, args, { key }));
      return fail(failure);
    }
  }

  return perform;
}

function definitionOf<N extends ActionName>(
  name: N,
): ActionDefinition<ActionArgs<N>, ActionValue<N>> {
  // The table pairs each name with its own arguments and answer; a lookup by a type parameter loses that.
  return actions[name] as unknown as ActionDefinition<ActionArgs<N>, ActionValue<N>>;
}
