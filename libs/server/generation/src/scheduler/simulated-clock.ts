import { type EpochSeconds, type GenerationSpeed, SPEED_FACTORS } from '@portal/domain';

/**
 * Where simulated time stands while a run goes on: the instant at the anchor plus the real time since then times the
 * factor of the speed. The anchor moves on every change of speed, pause, resume and restart, so that the time in between
 * never counts. Real time is a monotonic count of milliseconds, given by the caller: a clock set back by the system
 * cannot set the practice back.
 */
export class SimulatedClock {
  private constructor(
    private readonly anchor: EpochSeconds,
    private readonly anchoredAt: number,
    readonly speed: GenerationSpeed,
  ) {}

  /** A clock that shows `at` now and goes on at `speed`. */
  static startingAt(at: EpochSeconds, realMilliseconds: number, speed: GenerationSpeed): SimulatedClock {
    return new SimulatedClock(at, realMilliseconds, speed);
  }

  /** True at the speed that knows no clock: as fast as the machine allows. */
  get unbounded(): boolean {
    return SPEED_FACTORS[this.speed] === Number.POSITIVE_INFINITY;
  }

  /** The simulated instant, in whole seconds; infinite at `max`. */
  at(realMilliseconds: number): EpochSeconds {
    return Math.floor(this.exactly(realMilliseconds));
  }

  /** The same instant, another speed from now on. At `max` the instant is the run's cursor, which must be given. */
  withSpeed(speed: GenerationSpeed, realMilliseconds: number, cursor: EpochSeconds): SimulatedClock {
    const anchor = this.unbounded ? cursor : this.exactly(realMilliseconds);
    return new SimulatedClock(anchor, realMilliseconds, speed);
  }

  private exactly(realMilliseconds: number): number {
    if (this.unbounded) return Number.POSITIVE_INFINITY;
    return this.anchor + ((realMilliseconds - this.anchoredAt) / 1000) * SPEED_FACTORS[this.speed];
  }
}
