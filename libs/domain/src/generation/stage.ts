import { DAY_SECONDS, type EpochSeconds, toEpochSeconds } from '../time/instant.js';
import type { GenerationConfig, LiveSettings } from './generation-config.js';

/**
 * A stage of a scenario: what is called by its name from a day on, and the settings that change with it. Those that it
 * does not name stay as they are. A setting of the run, so part of its input (law 1).
 */
export interface Stage {
  readonly name: string;
  /** The simulated day with whose first second it begins: 1 is the first day after the history. */
  readonly fromDay: number;
  readonly settings: Partial<LiveSettings>;
}

/** The last day of a run on which anything may be planned to begin. */
export const LAST_PLANNED_DAY = 3_650;

/** Most stages of one run. */
export const MAX_STAGES = 8;

/** The first second of a simulated day of a run. */
export function dayStart({ startDate }: Pick<GenerationConfig, 'startDate'>, day: number): EpochSeconds {
  return toEpochSeconds(startDate) + (day - 1) * DAY_SECONDS;
}

/** Stages in the order in which they begin. */
export function inOrder<Dated extends Pick<Stage, 'fromDay'>>(stages: readonly Dated[]): Dated[] {
  return [...stages].sort((a, b) => a.fromDay - b.fromDay);
}

/** The stage that holds on a simulated day; null before the first one. */
export function stageOn<Dated extends Pick<Stage, 'fromDay'>>(stages: readonly Dated[], day: number): Dated | null {
  return inOrder(stages).findLast(({ fromDay }) => fromDay <= day) ?? null;
}

/** Mean claims of a day in the busiest stage of a run. */
export function busiestDay({ claimsPerDay, stages = [] }: Pick<GenerationConfig, 'claimsPerDay' | 'stages'>): number {
  return Math.max(claimsPerDay, ...stages.map(({ settings }) => settings.claimsPerDay ?? 0));
}
