import type { Dashboard, LearningProgress } from '@portal/contracts';
import type { RunResult } from '@portal/server/generation';

/** Practice of one pattern in a run. */
export interface PracticeRow {
  readonly patternId: string;
  readonly name: string;
  readonly sessions: number;
  readonly corrections: number;
  /** Share of exercises answered right; null without a session. */
  readonly meanScore: number | null;
  readonly users: number;
}

/** All that a report tells of a run. */
export interface RunReport extends RunResult {
  /** Figures over the days of the report. */
  readonly board: Dashboard;
  readonly practice: readonly PracticeRow[];
  /** Denials of patterns that people practiced in Claim Lab, before and after. */
  readonly effects: LearningProgress['effects'];
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Where the portal that made it stands: `http://localhost:3000`. */
  readonly origin: string;
}
