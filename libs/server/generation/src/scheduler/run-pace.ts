import { Injectable } from '@nestjs/common';
import { type EpochSeconds, isFlatOut, toEpochSeconds } from '@portal/domain';
import type { GenerationRun } from '../runs/generation-run.js';
import { RateMeter } from '../status/rate-meter.js';
import { MonotonicClock } from './monotonic-clock.js';
import { SimulatedClock } from './simulated-clock.js';

/** Shortest real time, in milliseconds, over which a rate at full speed is worth noting. */
const SHORTEST_STRETCH = 100;

/** The pace of the current run against real time: where its clock stands, and how many claims a second it stores. */
@Injectable()
export class RunPace {
  private clock: SimulatedClock | null = null;
  private runId: string | null = null;
  private readonly meter = new RateMeter();
  private stretch: { since: number; claims: number } | null = null;

  constructor(private readonly real: MonotonicClock) {}

  /** What the simulated clock shows. It starts at the cursor whenever the run begins to be paced, or paced anew. */
  clockNow(run: GenerationRun): EpochSeconds {
    const now = this.real.now();
    const cursor = toEpochSeconds(run.cursor);
    if (this.runId !== run.id) this.rest();
    this.runId = run.id;
    if (isFlatOut(run)) {
      this.clock = null;
      this.stretch ??= { since: now, claims: 0 };
      return Number.POSITIVE_INFINITY;
    }
    // How fast claims came at full speed, as those of the history do, says nothing of how fast they come from now on.
    if (this.stretch) this.meter.reset();
    this.stretch = null;
    this.clock ??= SimulatedClock.startingAt(cursor, now, run.speed);
    if (this.clock.speed !== run.speed) this.clock = this.clock.withSpeed(run.speed, now, cursor);
    return this.clock.at(now);
  }

  /** Real time, monotonic, in milliseconds. */
  realNow(): number {
    return this.real.now();
  }

  /** Counts stored claims. Answers with the rate at full speed, or null while the run is paced or has hardly begun. */
  stored(claims: number): number | null {
    const now = this.real.now();
    this.meter.add(claims, now);
    if (!this.stretch) return null;
    this.stretch.claims += claims;
    const elapsed = now - this.stretch.since;
    return elapsed < SHORTEST_STRETCH ? null : (this.stretch.claims / elapsed) * 1000;
  }

  /** Claims stored per real second over the last seconds. */
  claimsPerSecond(): number {
    return this.meter.perSecond(this.real.now());
  }

  /** Nothing goes on: simulated time stands still until the run goes on from its cursor. */
  rest(): void {
    if (!this.runId) return;
    this.clock = null;
    this.runId = null;
    this.stretch = null;
    this.meter.reset();
  }
}
