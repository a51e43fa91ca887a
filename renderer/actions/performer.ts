import type { Result } from '../../shared/result';
import { ApiFailure } from '../api/failure';
import type { Outbox } from '../offline/outbox';
import { randomId } from '../platform/random';
import type { AppState } from '../stores/state';
import type { ActionArgs, ActionName, ActionValue, Wish } from './index';
import { actionKey, toWish } from './runner';

/** How an action is done, besides its arguments. */
export interface PerformOptions {
  /** The caller shows the failure itself. */
  quiet?: boolean;
}

/**
 * What became of an action: done with the server's answer, kept on disk until the server can be reached
 * (`queued`; the person was told), or refused.
 */
export type Performed<N extends ActionName> =
  | { ok: true; queued: false; value: ActionValue<N> }
  | { ok: true; queued: true; value: null }
  | Extract<Result<never, ApiFailure>, { ok: false }>;

/**
 * Does what a person asked for, now or when the server is back; never rejects. A failure was told in a
 * notice already, unless `quiet`.
 */
export type Perform = <N extends ActionName>(
  name: N,
  args: ActionArgs<N>,
  options?: PerformOptions,
) => Promise<Performed<N>>;

/** What the performer needs from its surroundings. */
export interface PerformerOptions {
  outbox: Pick<Outbox, 'add'>;
  state: () => AppState;
  tellFailure: (failure: ApiFailure) => void;
  /** Says that an action waits; `key` names it, for taking it back. */
  tellQueued: (wish: Wish, key: string) => void;
  report: (error: unknown) => void;
}

/** Creates the one way from a button to the server. */
export function createPerformer(options: PerformerOptions): Perform {
  const running = new Map<string, Promise<unknown>>();

  const perform: Perform = (name, args, performOptions = {}) => {
    const wish = toWish(name, args);
    const busyKey = actionKey(wish);
    const identity = identityOf(wish);
    const already = running.get(identity);
    // A second tap while the first is under way is the same wish, not another one.
    if (already !== undefined) return already as ReturnType<typeof perform<typeof name>>;
    const outcome = once<typeof name>(wish, performOptions).finally(() => {
      running.delete(identity);
      options.state().setBusy(busyKey, false);
    });
    running.set(identity, outcome);
    options.state().setBusy(busyKey, true);
    return outcome;
  };

  async function once<N extends ActionName>(
    wish: Wish,
    { quiet = false }: PerformOptions,
  ): Promise<Performed<N>> {
    if (waitsAlready(wish)) return { ok: true, queued: true, value: null };
    const refuse = (error: ApiFailure): Performed<N> => {
      if (!quiet) options.tellFailure(error);
      return { ok: false, error };
    };
    if (options.state().usuario === null) {
      return refuse(
        new ApiFailure('session_ended', { status: 401, mensaje: 'La sesión terminó.' }),
      );
    }
    const key = randomId();
    try {
      const outcome = await options.outbox.add(wish, key);
      switch (outcome.kind) {
        case 'done':
          return { ok: true, queued: false, value: outcome.value as ActionValue<N> };
        case 'queued':
          options.tellQueued(wish, key);
          return { ok: true, queued: true, value: null };
        case 'failed':
          return refuse(outcome.failure);
      }
    } catch (error) {
      options.report(error);
      const mensaje = 'Este equipo no pudo guardar la acción.';
      return refuse(new ApiFailure('not_kept', { mensaje, cause: error }));
    }
  }

  /** The same wish again, with nothing else asked of that thing in between, is a second tap. */
  function waitsAlready(wish: Wish): boolean {
    const subjectKey = actionKey(wish);
    const last = options.state().queue.findLast((action) => action.actionKey === subjectKey);
    return last !== undefined && identityOf(last.wish) === identityOf(wish);
  }

  return perform;
}

function identityOf({ name, args }: Wish): string {
  const plain = (_key: string, value: unknown) =>
    value instanceof Blob ? `${value.type} ${value.size} ${nameOf(value)}` : value;
  return `${name}:${JSON.stringify(args, plain)}`;
}

function nameOf(blob: Blob): string {
  return blob instanceof File ? `${blob.name} ${blob.lastModified}` : '';
}
