import type { ApiClient } from '../api/client';
import { toFailure } from '../api/failure';
import type { AppState } from '../stores/state';
import type { PendingEffect } from '../stores/queueSlice';
import type { ActionDefinition, LaneName } from './defineAction';
import { actions, type ActionArgs, type ActionName, type Wish } from './index';

/** Does a wish on the server as the person whose wish it was. Rejects with `ApiFailure`. */
export type RunWish = (wish: Wish, key: string, usuarioId: number) => Promise<unknown>;

/** Creates what does wishes. A wish that came too late also loads the thing as it is now. */
export function createRunner(deps: {
  api: ApiClient;
  state: () => AppState;
  asOf: () => number;
}): RunWish {
  return async (wish, key, usuarioId) => {
    const definition = definitionOf(wish);
    const api: Pick<ApiClient, 'call'> = {
      call: (route, input, options) => deps.api.call(route, input, { ...options, as: usuarioId }),
    };
    const context = { api, state: deps.state, asOf: deps.asOf() };
    try {
      return await definition.run(context, wish.args, key);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.status === 409) {
        await definition.reload?.(context, wish.args).catch(() => undefined);
      }
      throw failure;
    }
  };
}

/** What a person asked for, as one value. */
export function toWish<N extends ActionName>(name: N, args: ActionArgs<N>): Wish {
  // The union pairs each name with its own arguments, as the signature does; the compiler cannot see that.
  return { name, args } as unknown as Wish;
}

/** The key in `state.busy` of an action on a thing. */
export function actionKey(wish: Wish): string {
  return `${wish.name}:${subjectOf(wish)}`;
}

/** Names the thing a wish is about, e.g. `pedido:50`. */
export function subjectOf(wish: Wish): string {
  return definitionOf(wish).subject(wish.args);
}

/** What a wish will change on the screens; null when nothing that is there already. */
export function effectOf(wish: Wish): PendingEffect | null {
  return definitionOf(wish).effect?.(wish.args) ?? null;
}

/** The line a wish waits in. */
export function laneOf(wish: Wish): LaneName {
  return definitionOf(wish).lane ?? 'acciones';
}

function definitionOf({ name }: Wish): ActionDefinition<Wish['args'], unknown> {
  // Sound because a wish carries the arguments of its own name, which is all that is passed on.
  return actions[name] as unknown as ActionDefinition<Wish['args'], unknown>;
}
