import { can } from '../../shared/permissions';
import type { StaffRole } from '../../shared/roles';

/** One thing a link or a notification leads to. */
export interface Thing {
  kind: 'alerta' | 'pedido' | 'voucher';
  id: number;
}

/** The thing of a route such as `/cocina?ver=alerta-10`; null when it names none. */
export function thingOf(route: string): Thing | null {
  const [, kind, id] = /[?&]ver=(alerta|pedido|voucher)-(\d{1,10})$/.exec(route) ?? [];
  return kind === undefined || id === undefined
    ? null
    : { kind: kind as Thing['kind'], id: Number(id) };
}

/** The screen on which a role finds the thing. */
export function screenOfThing({ kind }: Thing, role: StaffRole): string {
  if (kind === 'alerta' && can(role, 'alerta:read')) return '/cocina';
  if (kind !== 'voucher' && !can(role, 'pedido:approve')) return '/cocina';
  return '/atencion';
}

const places: Record<Thing['kind'], (id: number) => string> = {
  alerta: (id) => `[data-alert="${id}"]`,
  pedido: (id) => `[data-card="${id}"], [data-thing="pedido-${id}"]`,
  voucher: (id) => `[data-thing="voucher-${id}"]`,
};

const patienceMs = 5_000;

/** Brings the thing into view and the focus to it, as soon as it is on the page. Answers how to give up. */
export function lookAt(thing: Thing, page: Document): () => void {
  const find = () => page.querySelector<HTMLElement>(places[thing.kind](thing.id));
  const show = (): boolean => {
    const found = find();
    if (found === null) return false;
    if (!found.hasAttribute('tabindex')) found.tabIndex = -1;
    found.scrollIntoView({ block: 'center' });
    found.focus();
    return true;
  };
  if (show()) return () => undefined;
  const observer = new MutationObserver(() => {
    if (show()) stop();
  });
  const timer = setTimeout(() => {
    stop();
  }, patienceMs);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(page.body, { childList: true, subtree: true });
  return stop;
}
