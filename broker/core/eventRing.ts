import type { OutgoingEvent } from './outgoingEvent';

/**
 * The newest events in memory: the window a screen can resume over. A screen that reconnects, or that
 * reads too slowly, is served from here, so a storm of reconnects never reaches the database.
 */
export class EventRing {
  private readonly slots: (OutgoingEvent | undefined)[];
  private head = 0;
  private count = 0;
  private floor: number;
  private newest: number;

  /**
   * @param capacity most events kept.
   * @param floorId every stored event with a greater number is, or will be, in the ring.
   */
  constructor(
    private readonly capacity: number,
    floorId: number,
  ) {
    this.slots = new Array<OutgoingEvent | undefined>(capacity);
    this.floor = floorId;
    this.newest = floorId;
  }

  /** The newest number seen. */
  get newestId(): number {
    return this.newest;
  }

  /** How many events are held. */
  get size(): number {
    return this.count;
  }

  /** Adds the next event; numbers only grow. */
  push(event: OutgoingEvent): void {
    if (event.id <= this.newest) {
      throw new Error(
        `Event ${event.id} came after ${this.newest}; the log must be read in order.`,
      );
    }
    if (this.count === this.capacity) this.dropOldest();
    this.slots[(this.head + this.count) % this.capacity] = event;
    this.count += 1;
    this.newest = event.id;
  }

  /** Forgets events stored before `moment` (milliseconds since 1970). */
  dropBefore(moment: number): void {
    while (this.count > 0 && this.at(0).storedAt < moment) this.dropOldest();
  }

  /** Whether everything after `lastSeenId` is still here; a number from the future is not ours to resume. */
  canResumeFrom(lastSeenId: number): boolean {
    return lastSeenId >= this.floor && lastSeenId <= this.newest;
  }

  /**
   * Walks the events with a greater number than `id`, oldest first, for as long as `visit` answers true.
   * Answers whether the end was reached.
   */
  walkAfter(id: number, visit: (event: OutgoingEvent) => boolean): boolean {
    for (let index = this.firstAfter(id); index < this.count; index += 1) {
      if (!visit(this.at(index))) return false;
    }
    return true;
  }

  /** Index of the first event with a greater number than `id`; numbers may have holes, so it is searched. */
  private firstAfter(id: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle).id <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private at(index: number): OutgoingEvent {
    const event = this.slots[(this.head + index) % this.capacity];
    if (!event) throw new Error(`The ring has no event at ${index}.`);
    return event;
  }

  private dropOldest(): void {
    this.floor = this.at(0).id;
    this.slots[this.head] = undefined;
    this.head = (this.head + 1) % this.capacity;
    this.count -= 1;
  }
}
