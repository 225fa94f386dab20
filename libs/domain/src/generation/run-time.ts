import { DAY_SECONDS, type EpochSeconds, type Instant, toEpochSeconds } from '../time/instant.js';
import { DURATION_DAYS, type GenerationConfig, type GenerationSpeed } from './generation-config.js';

/** First instant of a run, its history included. */
export function runStart(config: Pick<GenerationConfig, 'startDate' | 'warmupDays'>): EpochSeconds {
  return toEpochSeconds(config.startDate) - config.warmupDays * DAY_SECONDS;
}

/** Seconds from midnight until the practice opens. Hardly a claim is sent before. */
const OPENING_SECONDS = 8 * 3_600;

/** The instant at which the practice opens on the first day of a run: the clock takes over there. */
export function firstOpening(config: Pick<GenerationConfig, 'startDate'>): EpochSeconds {
  return toEpochSeconds(config.startDate) + OPENING_SECONDS;
}

/** Last instant of a run; null when it goes on until it is stopped. */
export function runEnd(config: Pick<GenerationConfig, 'startDate' | 'duration'>): EpochSeconds | null {
  const days = DURATION_DAYS[config.duration];
  return days === null ? null : toEpochSeconds(config.startDate) + days * DAY_SECONDS;
}

/** What the pace of a run depends on. */
export interface PacedRun {
  readonly config: Pick<GenerationConfig, 'startDate'>;
  /** Simulated instant up to which everything is stored. */
  readonly cursor: Instant;
  readonly speed: GenerationSpeed;
  /** True while it steps: flat out, whatever the speed. */
  readonly stepping: boolean;
}

/** True where nothing paces the run: before the practice opens for the first time, while it steps, and at speed `max`. */
export function isFlatOut({ config, cursor, speed, stepping }: PacedRun): boolean {
  return stepping || speed === 'max' || toEpochSeconds(cursor) < firstOpening(config);
}
