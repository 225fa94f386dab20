import { createHash } from 'node:crypto';
import {
  type Appeal,
  type Claim,
  type ClaimTruth,
  type EpochSeconds,
  type LearningEvent,
  runEnd,
  runStart,
  withAnswer,
} from '@portal/domain';
import { canonicalJson } from '../run/run-key.js';
import type { Carry, PatternLink, RunDefinition, SimulationBatch } from '../run/run-types.js';
import { type Simulation, simulate, type SimulationLimits } from '../run/simulate.js';

/** The rows of a run as the server's stores would hold them: each batch is inserted, then it updates what was there. */
export class StoredRun {
  readonly claims = new Map<string, Claim>();
  readonly appeals = new Map<string, Appeal>();
  readonly events = new Map<string, LearningEvent>();
  readonly truths = new Map<string, ClaimTruth>();
  readonly links = new Map<string, PatternLink>();

  /** Stores a batch. @throws Error when an id stands twice or a row to change is missing, as a database would. */
  store(batch: SimulationBatch): void {
    insert(this.claims, batch.claims, ({ id }) => id);
    insert(this.appeals, batch.appeals, ({ id }) => id);
    insert(this.events, batch.learningEvents, ({ id }) => id);
    insert(this.truths, batch.truths, ({ claimId }) => claimId);
    insert(this.links, batch.patternLinks, ({ claimId }) => claimId);
    for (const answer of batch.adjudicated) {
      this.claims.set(answer.id, withAnswer(existing(this.claims, answer.id), answer));
    }
    for (const { claimId, status, paid } of batch.appealUpdates) {
      this.claims.set(claimId, { ...existing(this.claims, claimId), ...paid, status });
    }
    for (const { appealId, outcome, outcomeDate, recoveredAmount } of batch.decisions) {
      const appeal = existing(this.appeals, appealId);
      this.appeals.set(appealId, { ...appeal, appealStatus: outcome, outcomeDate, recoveredAmount });
    }
  }

  /** SHA-256 over all rows in order of their ids. */
  digest(): string {
    const hash = createHash('sha256');
    for (const rows of [this.claims, this.appeals, this.events, this.truths, this.links]) {
      for (const id of [...rows.keys()].sort()) hash.update(canonicalJson(rows.get(id))).update('\n');
    }
    return hash.digest('hex');
  }
}

/** How a run is lived through: where it is cut, and how many claims a batch may hold. */
export interface Cutting {
  /** Instants at which an interval ends; the run's end or `until` comes after them. */
  readonly cuts?: readonly EpochSeconds[];
  readonly limits?: SimulationLimits;
  /** Where to stop; the end of the run when absent. */
  readonly until?: EpochSeconds;
  readonly simulation?: Pick<Simulation, 'simulate'>;
  readonly onBatch?: (batch: SimulationBatch) => void;
}

/** Lives through a run and stores its batches. */
export function liveThrough(
  run: RunDefinition,
  { cuts = [], limits, until, simulation = { simulate }, onBatch }: Cutting = {},
): { readonly rows: StoredRun; readonly carry: Carry } {
  const end = until ?? runEnd(run.config);
  if (end === null) throw new Error('a continuous run needs `until`');
  const rows = new StoredRun();
  let carry: Carry | null = null;
  let at = runStart(run.config);
  for (const cut of [...cuts, end].sort((a, b) => a - b)) {
    while (at < cut) {
      const step = simulation.simulate(run, at, cut, carry, limits);
      rows.store(step.batch);
      onBatch?.(step.batch);
      carry = step.carry;
      at = step.batch.to;
    }
  }
  if (carry === null) throw new Error('the run has no length');
  return { rows, carry };
}

function insert<Row>(into: Map<string, Row>, rows: readonly Row[], idOf: (row: Row) => string): void {
  for (const row of rows) {
    const id = idOf(row);
    if (into.has(id)) throw new Error(`${id} stands twice`);
    into.set(id, row);
  }
}

function existing<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`${id} is not stored`);
  return row;
}
