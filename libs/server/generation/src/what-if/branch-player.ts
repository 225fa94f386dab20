import type { DaySpan, EpochSeconds, MetricFacts } from '@portal/domain';
import type { RunDefinition } from '@portal/simulation';

/** What came of one future. Plain data: it may come from a thread. */
export interface PlayedBranch {
  readonly claims: number;
  /** The facts of each day of the span, in order. */
  readonly days: readonly MetricFacts[];
}

/** Lives through runs in memory and counts some of their days; nothing is stored. */
export interface BranchPlayer {
  /**
   * Lives through each run from its start to the end of the span, and answers in their order. All end with the first that
   * fails.
   * @param reached told now and then which instant the run of that index has reached; breaks all off by throwing
   * @param signal breaks all off when it is aborted
   * @throws the reason of the signal; DomainError `future-not-played` when a run cannot be brought to its end
   */
  play(
    runs: readonly RunDefinition[],
    span: DaySpan,
    reached: (index: number, now: EpochSeconds) => void,
    signal: AbortSignal,
  ): Promise<PlayedBranch[]>;
}

/** Token of the player: threads in the built portal, one after the other in the process elsewhere. */
export const BRANCH_PLAYER = Symbol('branch player');
