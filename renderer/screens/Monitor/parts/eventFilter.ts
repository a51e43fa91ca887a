import { folded } from '../../../../shared/names';
import type { EventType } from '../../../../shared/protocol/events';
import type { LoggedEvent } from '../../../realtime/eventLog';

/** Which events to show; empty parts let everything pass. */
export interface EventFilter {
  tipos: readonly EventType[];
  sucursalId: number | null;
  text: string;
}

/** Lets every event pass. */
export const noFilter: EventFilter = { tipos: [], sucursalId: null, text: '' };

/** Whether anything is filtered out at all. */
export function isFiltering({ tipos, sucursalId, text }: EventFilter): boolean {
  return tipos.length > 0 || sucursalId !== null || text.trim() !== '';
}

/** Text as it is compared: no accents, no case, and `pedido_id` or `#50` as people would type them. */
export function plain(text: string): string {
  return folded(text).replace(/[_#]/g, ' ');
}

const searchTexts = new WeakMap<LoggedEvent, string>();

/** All values of an event as one text, made once per event: the list is filtered again at every frame. */
function searchTextOf(entry: LoggedEvent): string {
  const known = searchTexts.get(entry);
  if (known !== undefined) return known;
  const words: string[] = [];
  collect(entry.event, words);
  const text = plain(words.join(' '));
  searchTexts.set(entry, text);
  return text;
}

function collect(value: unknown, words: string[]): void {
  if (typeof value === 'string' || typeof value === 'number') {
    words.push(String(value));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      // "pedido 50" should find an alert about order 50, so the names of numbers count as well.
      if (key.endsWith('_id')) words.push(key);
      collect(inner, words);
    }
  }
}

/** Makes the test of a filter: every word typed must occur somewhere in the event. */
export function createMatcher(filter: EventFilter): (entry: LoggedEvent) => boolean {
  const tipos = new Set<EventType>(filter.tipos);
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  return (entry) => {
    const { tipo, sucursal_id } = entry.event;
    if (tipos.size > 0 && !tipos.has(tipo)) return false;
    if (filter.sucursalId !== null && sucursal_id !== filter.sucursalId) return false;
    if (words.length === 0) return true;
    const text = searchTextOf(entry);
    return words.every((word) => text.includes(word));
  };
}
