import { routes } from '../../shared/api/routes';
import { whatsappRoutes } from '../../shared/api/routes/whatsapp';
import type { ApiClient } from '../api/client';
import { toFailure } from '../api/failure';
import type { Completer } from '../handlers/context';
import type { Clock } from '../platform/clock';
import type { RandomSource } from '../platform/random';
import { backoffDelay } from '../realtime/backoff';
import type { AppState } from '../stores/state';
import { loadCatalog } from './catalog';

/** How many things are fetched at once; a burst of thin events must not flood the server. */
const maxParallel = 4;
const maxAttempts = 8;

/** A completer that can be stopped. */
export interface ManagedCompleter extends Completer {
  /** Drops everything waiting. */
  cancel(): void;
}

/**
 * Fetches what events only named, each thing once at a time. A server that cannot be reached is asked
 * again after a while; one that does not know the thing (404) leaves the row as the event told it.
 */
export function createCompleter(deps: {
  api: Pick<ApiClient, 'call'>;
  state: () => AppState;
  /** The newest event taken in: answers to requests sent now are at least that new. */
  asOf: () => number;
  clock: Clock;
  random: RandomSource;
}): ManagedCompleter {
  const { api, state } = deps;
  const queued = new Map<string, () => Promise<void>>();
  const active = new Set<string>();
  const timers = new Set<() => void>();
  let epoch = 0;

  function enqueue(key: string, fetchOne: () => Promise<void>): void {
    queued.set(key, fetchOne);
    pump();
  }

  function pump(): void {
    for (const [key, fetchOne] of queued) {
      if (active.size >= maxParallel) return;
      if (active.has(key)) continue;
      queued.delete(key);
      active.add(key);
      void attempt(key, fetchOne, 0, epoch);
    }
  }

  async function attempt(
    key: string,
    fetchOne: () => Promise<void>,
    failures: number,
    mine: number,
  ): Promise<void> {
    try {
      await fetchOne();
    } catch (error) {
      const failure = toFailure(error);
      if (mine === epoch && failure.transient && failures + 1 < maxAttempts) {
        const delay = failure.retryAfterMs ?? backoffDelay(failures, deps.random);
        const cancel = deps.clock.after(delay, () => {
          timers.delete(cancel);
          void attempt(key, fetchOne, failures + 1, mine);
        });
        timers.add(cancel);
        return;
      }
    }
    if (mine !== epoch) return;
    active.delete(key);
    pump();
  }

  return {
    pedido(id) {
      const mine = epoch;
      enqueue(`pedido:${id}`, async () => {
        const asOf = deps.asOf();
        const pedido = await api.call(routes.getPedido, { params: { id } });
        if (mine === epoch) state().putPedido(pedido, asOf);
      });
    },
    voucher(id) {
      const mine = epoch;
      enqueue(`voucher:${id}`, async () => {
        const asOf = deps.asOf();
        const voucher = await api.call(routes.getVoucher, { params: { id } });
        if (mine === epoch) state().putVoucher(voucher, asOf);
      });
    },
    catalog() {
      const mine = epoch;
      enqueue('catalog', async () => {
        const catalog = await loadCatalog(api);
        if (mine === epoch) state().loadCatalog(catalog);
      });
    },
    conversacion(id) {
      const mine = epoch;
      enqueue(`conversacion:${id}`, async () => {
        const asOf = deps.asOf();
        try {
          const detail = await api.call(whatsappRoutes.getConversacion, { params: { id } });
          if (mine === epoch) state().putConversacion(detail, asOf);
        } catch (error) {
          if (toFailure(error).status !== 404) throw error;
          if (mine === epoch) state().forgetConversacion(id);
        }
      });
    },
    borrador(id) {
      const mine = epoch;
      enqueue(`borrador:${id}`, async () => {
        const borrador = await api.call(whatsappRoutes.getBorrador, { params: { id } });
        if (mine === epoch) state().putBorrador(borrador);
      });
    },
    cancel() {
      epoch += 1;
      queued.clear();
      active.clear();
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}
