import { hash, verify } from '@node-rs/argon2';
import { createParallelLimit } from '../parallelLimit';

/** Hashes and checks passwords with argon2id. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Whether the password fits. Without a hash it takes as long and answers false. */
  verify(stored: string | null, password: string): Promise<boolean>;
}

/** OWASP's recommendation: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a forgotten random password, to be checked for people who do not exist. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$O2ZhgvxEWQcR4J/LsDrTRA$cPy9frb+g1ClISVVBB5lKKV3CQOIeJ25iuD86GpSs70';

/** Hashing at once: more would only fill the thread pool, which files and images need too. */
const parallel = 2;
const maxWaiting = 500;

/** Creates the hasher; under a storm of logins it queues, and past that refuses with 429. */
export function createPasswords(): Passwords {
  const limited = createParallelLimit(parallel, maxWaiting);
  // The same password typed on two keyboards can differ in how it composes its accents.
  const normalise = (password: string) => password.normalize('NFKC');
  return {
    hash: (password) => limited(() => hash(normalise(password), parameters)),
    async verify(stored, password) {
      const fits = await limited(() => verify(stored ?? nobody, normalise(password)));
      return fits && stored !== null;
    },
  };
}
