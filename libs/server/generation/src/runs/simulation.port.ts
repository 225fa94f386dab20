import type { EpochSeconds, PatternId } from '@portal/domain';
import type { Carry, RunDefinition, SimulationBatch, SimulationStep } from '@portal/simulation';

/**
 * When a transaction has enough. The first ends with its first claims, so that they are stored soon; later ones hold as many as
 * are made in a moment, so that many claims share what a commit costs, the pages of indexes that they change and their rows of
 * facts. What a pause waits for, facts and commit, takes less than the moment in which the claims were made.
 */
export const BATCH = { firstClaims: 1_000, mostClaims: 8_000, longestMs: 800 } as const;
/** Claims that are written at once: so many that they fill statements, so few that they are forgotten soon. */
export const PART_CLAIMS = 250;
/** Claims that are simulated in one go: a request never waits for more than these. */
export const SLICE_CLAIMS = 50;

/**
 * What the simulation says of each pattern at an instant: its frequency in force (mean over providers weighted by their
 * claims), and the sum of the frequencies that its claims since the start were drawn with.
 */
export type ExpectedPatterns = Readonly<
  Partial<Record<PatternId, { readonly target: number; readonly expected: number }>>
>;

/** The simulated world as the scheduler sees it. */
export interface SimulationPort {
  /** Version of the world; a run of another version cannot go on. */
  readonly version: string;
  /** What happened in (from, to], or in the part of it that holds at most `maxClaims` claims. */
  simulate(
    run: RunDefinition,
    from: EpochSeconds,
    to: EpochSeconds,
    carry: Carry | null,
    limits: { readonly maxClaims: number },
  ): SimulationStep;
  /** The one batch of slices that follow each other. */
  join(slices: readonly SimulationBatch[]): SimulationBatch;
  /** The carry at an earlier instant moved on to a later one, or made from the start, without keeping records. */
  replay(run: RunDefinition, to: EpochSeconds, carry: Carry | null): Carry;
  /** What to expect of the patterns at the instant of the carry. */
  expectations(carry: Carry): ExpectedPatterns;
}

/** Token of the simulation, so that a test can put a failing or a newer world in its place. */
export const SIMULATION = Symbol('simulation');
