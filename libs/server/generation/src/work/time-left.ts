/** Real milliseconds after which what was measured counts for about a third: the rate follows the machine, calmly. */
const MEMORY_MS = 10_000;
/** Real milliseconds that must be measured before anything is said. */
const FIRST_MS = 300;

/** Measures at which rate work proceeds. Real time is monotonic milliseconds, given by the caller. */
export class TimeLeft {
  private milliseconds = 0;
  private units = 0;
  private measured = 0;
  private last: { readonly done: number; readonly at: number } | null = null;

  /** Counts what is done by now. */
  reached(done: number, at: number): void {
    if (this.last && at > this.last.at) {
      const passed = at - this.last.at;
      const kept = Math.exp(-passed / MEMORY_MS);
      this.milliseconds = this.milliseconds * kept + passed;
      this.units = this.units * kept + Math.max(0, done - this.last.done);
      this.measured += passed;
    }
    if (!this.last || at > this.last.at) this.last = { done, at };
  }

  /** Leaves the time until the next count out: the work stands still. */
  rest(): void {
    this.last = null;
  }

  /** Real seconds for so many units more; null before the rate is known. */
  seconds(units: number): number | null {
    if (this.measured < FIRST_MS || this.units <= 0) return null;
    return Math.round((units * this.milliseconds) / this.units / 100) / 10;
  }
}
