import {
  addDays,
  type CalendarDate,
  type Cents,
  type Claim,
  dayOf,
  type Instant,
  type PatternId,
} from '@portal/domain';
import type { SimulationBatch } from '@portal/simulation';
import type { ExpectedPatterns } from './simulation.port.js';

/** What is counted of one pattern, history left out where nothing else is said. */
export interface PatternCount {
  /** Claims that carry it. */
  readonly claims: number;
  /** The same with the history: the links that are stored. */
  readonly linked: number;
  /** Sum over claims of the frequency in force when each came, from the simulation: what `claims` should be near. */
  readonly expected: number;
  /** Frequency in force at the cursor, mean over providers weighted by their claims. */
  readonly target: number;
}

/** The four counts that the status shows with and without the history. */
export interface EventCounts {
  readonly claims: number;
  readonly denials: number;
  readonly appeals: number;
  readonly learningEvents: number;
}

/**
 * Figures of a run, kept beside its cursor in the same transaction as the rows they count, so that the status costs no
 * query over claims and still equals one.
 */
export interface RunCounters extends EventCounts {
  readonly approvals: number;
  readonly overturned: number;
  readonly upheld: number;
  readonly billedAmount: Cents;
  /** Without the history. A denial counts where its claim was submitted. */
  readonly sinceStart: EventCounts;
  readonly patterns: Readonly<Partial<Record<PatternId, PatternCount>>>;
  /** Claims of the simulated day under way and of the last whole one. */
  readonly today: { readonly date: CalendarDate; readonly claims: number };
  readonly lastDayClaims: number | null;
  /** Claims stored per real second when the run last went flat out; null before. */
  readonly flatOutRate: number | null;
}

const NOTHING: EventCounts = { claims: 0, denials: 0, appeals: 0, learningEvents: 0 };

/** The counters of a run that begins at the given instant. */
export function emptyCounters(from: Instant): RunCounters {
  return {
    ...NOTHING,
    approvals: 0,
    overturned: 0,
    upheld: 0,
    billedAmount: 0,
    sinceStart: NOTHING,
    patterns: {},
    today: { date: dayOf(from), claims: 0 },
    lastDayClaims: null,
    flatOutRate: null,
  };
}

/** What a batch adds, and where it ends. */
export interface CountedBatch {
  readonly batch: SimulationBatch;
  /** Instant of the start; what happened until then is history. */
  readonly start: Instant;
  /** Day of the cursor after the batch. */
  readonly day: CalendarDate;
  /** What the simulation says of the patterns at the end of the batch. */
  readonly expected: ExpectedPatterns;
}

/** The counters after a batch. */
export function countersAfter(counters: RunCounters, { batch, start, day, expected }: CountedBatch): RunCounters {
  const answered = [...batch.claims, ...batch.adjudicated];
  const denied = answered.filter(({ initialStatus }) => initialStatus === 'denied');
  const decided = [
    ...batch.decisions.map(({ outcome }) => outcome),
    ...batch.appeals.map(({ appealStatus }) => appealStatus),
  ];
  const since = <Item>(items: readonly Item[], at: (item: Item) => Instant) =>
    items.reduce((count, item) => count + (at(item) >= start ? 1 : 0), 0);
  return {
    ...counters,
    claims: counters.claims + batch.claims.length,
    denials: counters.denials + denied.length,
    approvals: counters.approvals + answered.filter(({ initialStatus }) => initialStatus === 'approved').length,
    appeals: counters.appeals + batch.appeals.length,
    overturned: counters.overturned + decided.filter((outcome) => outcome === 'overturned').length,
    upheld: counters.upheld + decided.filter((outcome) => outcome === 'upheld').length,
    learningEvents: counters.learningEvents + batch.learningEvents.length,
    billedAmount: batch.claims.reduce((sum, { billedAmount }) => sum + billedAmount, counters.billedAmount),
    sinceStart: {
      claims: counters.sinceStart.claims + since(batch.claims, submitted),
      denials: counters.sinceStart.denials + since(denied, submitted),
      appeals: counters.sinceStart.appeals + since(batch.appeals, ({ appealDate }) => appealDate),
      learningEvents: counters.sinceStart.learningEvents + since(batch.learningEvents, ({ timestamp }) => timestamp),
    },
    patterns: countPatterns(counters.patterns, batch, start, expected),
    ...countDay(counters, batch.claims, day),
  };
}

function submitted({ submissionDate }: Pick<Claim, 'submissionDate'>): Instant {
  return submissionDate;
}

function countPatterns(
  before: RunCounters['patterns'],
  batch: SimulationBatch,
  start: Instant,
  expected: ExpectedPatterns,
): RunCounters['patterns'] {
  const history = new Set<string>();
  for (const { id, submissionDate } of batch.claims) if (submissionDate < start) history.add(id);
  const linked = new Map<PatternId, number>();
  const sinceStart = new Map<PatternId, number>();
  for (const { patternId, claimId } of batch.patternLinks) {
    addOne(linked, patternId);
    if (!history.has(claimId)) addOne(sinceStart, patternId);
  }
  const ids = new Set([...Object.keys(before), ...Object.keys(expected), ...linked.keys()] as PatternId[]);
  return Object.fromEntries(
    [...ids].sort().map((id): [PatternId, PatternCount] => {
      const count = {
        claims: (before[id]?.claims ?? 0) + (sinceStart.get(id) ?? 0),
        linked: (before[id]?.linked ?? 0) + (linked.get(id) ?? 0),
        expected: expected[id]?.expected ?? before[id]?.expected ?? 0,
        // A pattern that is no longer planted keeps its past: its target is 0 now.
        target: expected[id]?.target ?? 0,
      };
      return [id, count];
    }),
  );
}

function addOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function countDay(
  { today, lastDayClaims }: RunCounters,
  claims: readonly Claim[],
  day: CalendarDate,
): Pick<RunCounters, 'today' | 'lastDayClaims'> {
  const perDay = new Map<CalendarDate, number>([[today.date, today.claims]]);
  for (const { submissionDate } of claims) addOne(perDay, dayOf(submissionDate));
  if (day === today.date) return { today: { date: day, claims: perDay.get(day) ?? 0 }, lastDayClaims };
  return { today: { date: day, claims: perDay.get(day) ?? 0 }, lastDayClaims: perDay.get(addDays(day, -1)) ?? 0 };
}
