import { randomUUID } from 'node:crypto';

/** What became of one attempt: a number, a status that says no, or no answer at all. */
export type Attempt = { id: number } | { status: number; retryAfter: string | null } | 'no answer';

/** Sends one event to a broker, once. */
export async function publishOnce(
  url: string,
  token: string,
  event: object,
  key: string | null = null,
): Promise<Attempt> {
  try {
    const response = await fetch(`${url}/broadcast`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...(key === null ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify(event),
    });
    const body = (await response.json()) as { id?: number };
    if (response.status === 202 && body.id !== undefined) return { id: body.id };
    return { status: response.status, retryAfter: response.headers.get('retry-after') };
  } catch {
    // Refused, reset or cut off in the middle: the caller cannot know what happened.
    return 'no answer';
  }
}

const pauseMs = 50;

/**
 * A program that does its duty: it repeats an event, with the same key, until it is accepted, and
 * notes every number it was promised.
 */
export class Publisher {
  /** The number each event was accepted with, by the mark in it. */
  readonly accepted = new Map<string, number>();
  /** Attempts that were refused or got no answer. */
  failures = 0;
  private stopped = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly url: () => string,
    private readonly token: string,
    private readonly makeEvent: (count: number) => object,
  ) {}

  /** Publishes one event and answers its number; repeats for as long as it takes. */
  async publish(event: object): Promise<number> {
    const mark = randomUUID();
    for (;;) {
      const attempt = await publishOnce(this.url(), this.token, { ...event, marca: mark }, mark);
      if (typeof attempt === 'object' && 'id' in attempt) {
        this.accepted.set(mark, attempt.id);
        return attempt.id;
      }
      this.failures += 1;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  /** Publishes without end, `parallel` events at a time, until `stop`. */
  start(parallel: number): void {
    let count = 0;
    const work = async (): Promise<void> => {
      while (!this.stopped) {
        count += 1;
        await this.publish(this.makeEvent(count));
      }
    };
    this.running = Promise.all(Array.from({ length: parallel }, work));
  }

  /** Stops after what was begun is accepted. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }
}
