import { DomainError } from '@portal/domain';

/** Failures in a row that open it, and how long it then stays open, in milliseconds. */
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 30_000;

/** Stops calls to a system that does not answer, so that nobody waits for it in vain, and tries one from time to time. */
export class CircuitBreaker {
  private failures = 0;
  private openUntil = 0;

  constructor(private readonly milliseconds: () => number) {}

  /**
   * Makes a call unless the breaker is open. When its time is over, one call tries whether the system is back.
   * @param counts whether an error means that the system is in trouble, and not that it said no
   * @throws DomainError `booking-unavailable` while it is open
   */
  async call<Result>(work: () => Promise<Result>, counts: (error: unknown) => boolean): Promise<Result> {
    const now = this.milliseconds();
    if (now < this.openUntil) {
      const seconds = Math.ceil((this.openUntil - now) / 1000);
      throw new DomainError(
        'booking-unavailable',
        `It failed ${this.failures} times in a row; the next try is in ${seconds} s`,
      );
    }
    if (this.failures >= FAILURES_TO_OPEN) this.openUntil = now + OPEN_MS;
    try {
      const result = await work();
      this.failures = 0;
      this.openUntil = 0;
      return result;
    } catch (error) {
      if (counts(error)) this.fail();
      else this.openUntil = 0;
      throw error;
    }
  }

  private fail(): void {
    this.failures++;
    if (this.failures >= FAILURES_TO_OPEN) this.openUntil = this.milliseconds() + OPEN_MS;
  }
}
