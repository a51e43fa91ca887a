/** How often the last use of a program is written down, in milliseconds: to the minute is enough. */
const notedEveryMs = 60_000;
/** Programs remembered here. Names come from tokens that only we sign, so there are few. */
const maxPrograms = 1_000;

/** What is known of the programs that call: which of their tokens were revoked, and when they were here. */
export interface Programs {
  /** Whether a token of that program, issued then, was revoked. Answers from memory: it is asked at each request. */
  isRevoked(name: string, issuedAt: number): boolean;
  /** Notes that the program called. */
  used(name: string, now: number): void;
  /** Takes the uses that are to be written down: the last of each program, not more than one a minute. */
  takeUses(): ReadonlyMap<string, number>;
  /** Takes what is revoked now (milliseconds since 1970 by name); answers the names this is new for. */
  setRevoked(until: ReadonlyMap<string, number>): ReadonlySet<string>;
}

/** Creates the memory of programs; `Endings` keeps it up to date. */
export function createPrograms(): Programs {
  let revokedUntil: ReadonlyMap<string, number> = new Map();
  let uses = new Map<string, number>();
  const notedAt = new Map<string, number>();

  return {
    isRevoked: (name, issuedAt) => issuedAt <= (revokedUntil.get(name) ?? -Infinity),
    used(name, now) {
      if (Math.abs(now - (notedAt.get(name) ?? -Infinity)) < notedEveryMs) return;
      if (notedAt.size >= maxPrograms) notedAt.clear();
      notedAt.set(name, now);
      uses.set(name, now);
    },
    takeUses() {
      const taken = uses;
      uses = new Map();
      return taken;
    },
    setRevoked(until) {
      const fresh = [...until].filter(([name, at]) => revokedUntil.get(name) !== at);
      revokedUntil = until;
      return new Set(fresh.map(([name]) => name));
    },
  };
}
