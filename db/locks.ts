/**
 * The numbers of our advisory locks, each with a meaning of its own. They are one space per database, shared
 * by all its brokers; a number that was given away is never used for something else.
 */
export const locks = {
  /** The turn to append to the event log; taken by a trigger (migration `CreateEventLog`). */
  eventTurn: 8_765_001,
  /** Of several brokers that start at once one migrates. */
  migration: 8_765_002,
  /** One change of the catalog at a time: its names are compared without an index. */
  catalog: 8_765_003,
  /** Held while the first people are written: the administrator, a restaurant, or the demo's. */
  firstPeople: 8_765_004,
  /** One counting of events at a time. */
  eventCounting: 8_765_005,
  /** One backup at a time: what an earlier one left is then nobody's. */
  backup: 8_765_006,
  /** One removal of old events at a time. */
  eventRemoval: 8_765_007,
} as const;
