import type { Broker } from './createBroker';

/** A broker that can step aside while its database is exchanged, and come back at the same port. */
export interface ReplaceableBroker extends Broker {
  /**
   * Does work that needs the database for itself: once it calls `release`, nobody serves. Resolves, or rejects
   * with the work's error, when a broker serves again. One at a time.
   */
  whileReleased(work: (release: () => Promise<void>) => Promise<unknown>): Promise<void>;
}

/** @param create makes a broker, at the port of the former one where there was one */
export async function createReplaceableBroker(
  create: (port: number | null) => Promise<Broker>,
): Promise<ReplaceableBroker> {
  let broker = await create(null);
  let port: number | null = null;

  async function comeBack(): Promise<void> {
    try {
      broker = await create(port);
      await broker.listen();
    } catch (error) {
      // Nobody serves any more, and nobody waits who could mend it: that ends the program, with its sentence.
      setImmediate(() => {
        throw error;
      });
      throw error;
    }
  }

  return {
    get isNew() {
      return broker.isNew;
    },
    async listen() {
      const url = await broker.listen();
      port = Number(new URL(url).port || 80);
      return url;
    },
    close: () => broker.close(),
    async whileReleased(work) {
      let comeBackIfAway = (): Promise<void> => Promise.resolve();
      const release = async (): Promise<void> => {
        comeBackIfAway = comeBack;
        await broker.close();
      };
      try {
        await work(release);
      } finally {
        await comeBackIfAway();
      }
    },
  };
}
