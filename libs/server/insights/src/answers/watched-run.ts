import {
  addDays,
  type CalendarDate,
  DAY_SECONDS,
  dayOf,
  type Instant,
  isFlatOut,
  lastBegunDay,
  LOOK_HOURS,
  runStart,
  type RunState,
  toEpochSeconds,
  toInstant,
} from '@portal/domain';
import type { GenerationRunEntity, InsightProgressEntity } from '@portal/server/database';

/** An hour in simulated seconds. */
export const HOUR_SECONDS = 3_600;
const LOOK_SECONDS = LOOK_HOURS * HOUR_SECONDS;
/** A day is summed up at 02:00 of the day after. */
const SUM_SECONDS = DAY_SECONDS + 2 * HOUR_SECONDS;
const ENDED: readonly RunState[] = ['completed', 'stopped'];

/** A run whose answers are looked at. */
export interface WatchedRun {
  readonly id: string;
  readonly state: RunState;
  /** First instant of its history. */
  readonly start: Instant;
  /** Simulated instant up to which everything is stored. */
  readonly cursor: Instant;
  /** True while claims are stored as fast as the machine allows. */
  readonly flatOut: boolean;
}

/** What is read of a stored run. */
export type StoredRun = Pick<GenerationRunEntity, 'id' | 'state' | 'cursor' | 'config' | 'speed' | 'stepping'>;

/** How far a run was looked at, and the revision of what is stored of that: 0 = nothing yet. */
export type Progress = Pick<
  InsightProgressEntity,
  'runId' | 'matchedTo' | 'matchedClaimId' | 'detectedAt' | 'summedDay' | 'revision'
>;

/** What falls due in a run, and when. */
export type DueWork =
  | { readonly kind: 'look'; readonly at: Instant }
  | { readonly kind: 'sum'; readonly at: Instant; readonly day: CalendarDate };

/** A stored run as it is watched. */
export function watchedRun({ id, state, cursor, config, speed, stepping }: StoredRun): WatchedRun {
  const flatOut = state === 'running' && isFlatOut({ config, cursor, speed, stepping });
  return { id, state, cursor, start: toInstant(runStart(config)), flatOut };
}

/** Where a run begins to be looked at. */
export function firstProgress({ id, start }: WatchedRun): Progress {
  return { runId: id, matchedTo: start, matchedClaimId: '', detectedAt: null, summedDay: null, revision: 0 };
}

/** The first instant after its last look at which detection may look again. */
export function nextLook({ start }: Pick<WatchedRun, 'start'>, { detectedAt }: Progress): Instant {
  const last = toEpochSeconds(detectedAt ?? start);
  return toInstant((Math.floor(last / LOOK_SECONDS) + 1) * LOOK_SECONDS);
}

/** When detection looks next; null where a run has ended and everything of it was looked at. */
export function comingLook(run: WatchedRun, progress: Progress): Instant | null {
  const look = nextLook(run, progress);
  return ENDED.includes(run.state) && look > run.cursor ? null : look;
}

/** What falls due next, whether the run has come to it or not. */
export function nextWork(run: WatchedRun, progress: Progress): DueWork {
  const look = nextLook(run, progress);
  const day = progress.summedDay === null ? dayOf(run.start) : addDays(progress.summedDay, 1);
  const sum = toInstant(toEpochSeconds(day) + SUM_SECONDS);
  return sum < look ? { kind: 'sum', at: sum, day } : { kind: 'look', at: look };
}

/** The last day that an ended run reached and that is not summed up yet, or null. */
export function lastDayLeft({ state, cursor, start }: WatchedRun, { summedDay }: Progress): CalendarDate | null {
  if (!ENDED.includes(state) || cursor <= start) return null;
  const day = lastBegunDay(cursor);
  return summedDay !== null && summedDay >= day ? null : day;
}

/** Simulated seconds from the last answer that was taken to where the run has come. */
export function secondsBehind(
  { cursor }: Pick<WatchedRun, 'cursor'>,
  { matchedTo }: Pick<Progress, 'matchedTo'>,
): number {
  return Math.max(0, toEpochSeconds(cursor) - toEpochSeconds(matchedTo));
}

/** Whether anything is left to do. */
export function isBehind(run: WatchedRun, progress: Progress): boolean {
  return progress.matchedTo < run.cursor || lastDayLeft(run, progress) !== null;
}
