/** Real milliseconds that the displayed rate looks back. */
const RATE_WINDOW = 5_000;

interface Sample {
  readonly at: number;
  readonly claims: number;
}

/** Claims stored per real second over the last seconds. Real time is monotonic milliseconds, given by the caller. */
export class RateMeter {
  private samples: Sample[] = [];
  private since: number | null = null;

  /** Counts claims that were stored just now. */
  add(claims: number, at: number): void {
    this.since ??= at;
    this.samples.push({ at, claims });
    this.forget(at);
  }

  /** The rate; 0 before anything was stored and after a pause longer than the window. */
  perSecond(at: number): number {
    this.forget(at);
    const [first] = this.samples;
    if (this.since === null || !first) return 0;
    // Right after the start the window is not full yet: a rate over the time since then, but never over less than a
    // quarter of a second, in which a single batch would look like a flood.
    const span = Math.min(RATE_WINDOW, Math.max(at - this.since, 250));
    return (this.samples.reduce((sum, { claims }) => sum + claims, 0) / span) * 1000;
  }

  /** Begins anew, as after a pause. */
  reset(): void {
    this.samples = [];
    this.since = null;
  }

  private forget(at: number): void {
    const from = at - RATE_WINDOW;
    let keep = 0;
    while ((this.samples[keep]?.at ?? Number.POSITIVE_INFINITY) < from) keep++;
    if (keep > 0) this.samples = this.samples.slice(keep);
  }
}
