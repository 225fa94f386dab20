import {
  addSums,
  type CalendarDate,
  daysBetween,
  type DurationKind,
  emptySums,
  EVERY,
  FACT_LEVELS,
  type FactLevel,
  type Instant,
  type LearningEvent,
  type MetricMeasure,
  type MetricSums,
  WITHOUT_CAUSE,
} from '@portal/domain';
import type { DecidedAppeal, FactClaim, FactSheet, FactSubject } from './fact-sheets.js';

/** What a metric fact is counted by. The day is the one that the measure goes by: see `METRIC_MEASURES`. */
export interface MetricFactKey {
  readonly runId: string;
  readonly level: FactLevel;
  readonly day: CalendarDate;
  readonly providerId: string;
  readonly payerId: string;
  readonly causeId: string;
}

/** The key in its fixed order. */
export const METRIC_FACT_KEYS = ['runId', 'level', 'day', 'providerId', 'payerId', 'causeId'] as const;
/** The key of a duration in its fixed order. */
export const DURATION_FACT_KEYS = [...METRIC_FACT_KEYS, 'kind', 'days'] as const;

/** A row of increments. */
export type MetricFact = MetricFactKey & MetricSums;
/** A row of increments to a histogram. */
export type DurationFact = MetricFactKey & { readonly kind: DurationKind; readonly days: number; number: number };

type Place = Pick<MetricFactKey, 'providerId' | 'payerId' | 'causeId'>;
/** A place on a day, before it is split by level. */
type FinestKey = Place & Pick<MetricFactKey, 'day'>;

/**
 * Adds up what metrics count, one row per key and level. Sums do not depend on order or on where a batch was cut. While
 * things are counted there are rows of the finest level only; the others are added up from them at the end.
 */
export class MetricFactSheet implements FactSheet {
  private readonly sums = new Map<string, FinestKey & MetricSums>();
  private readonly durations = new Map<string, FinestKey & Pick<DurationFact, 'kind' | 'days' | 'number'>>();

  /** @param since days before it are not counted */
  constructor(
    private readonly runId: string,
    private readonly since: CalendarDate = '',
  ) {}

  /** The practice sent the claim: its charge is open. */
  submitted(claim: FactSubject): void {
    this.add(claim.submissionDate, withoutCause(claim), { openClaims: 1, openBilled: claim.billedAmount });
  }

  /** The payer gave its first answer, if it has: a payment closes the claim, a denial keeps it open under its cause. */
  answered(claim: FactClaim): void {
    const { processingDate, submissionDate, billedAmount, initialStatus } = claim;
    if (processingDate === null || initialStatus === null) return;
    this.add(submissionDate, withoutCause(claim), { openClaims: -1, openBilled: -billedAmount });
    if (initialStatus === 'denied') {
      this.add(submissionDate, underCause(claim), { openClaims: 1, openBilled: billedAmount });
      this.add(processingDate, underCause(claim), { denied: 1, deniedBilled: billedAmount });
    } else {
      const money = { approvedPaid: claim.paidAmount, approvedBilled: billedAmount };
      this.add(processingDate, withoutCause(claim), { approved: 1, ...money });
      this.took('pay', processingDate, withoutCause(claim), daysBetween(submissionDate, processingDate));
    }
  }

  /** An appeal was filed against the claim's denial. */
  appealed(claim: FactSubject): void {
    this.add(answerDay(claim), underCause(claim), { deniedAppealed: 1 });
  }

  /** The appeal was decided: the claim is closed, won or given up. */
  decided(claim: FactSubject, { appealDate, outcome, outcomeDate, recovered }: DecidedAppeal): void {
    const place = underCause(claim);
    const billed = claim.billedAmount;
    this.add(claim.submissionDate, place, { openClaims: -1, openBilled: -billed });
    if (outcome === 'overturned') {
      const money = { overturnedBilled: billed, deniedRecovered: recovered };
      this.add(answerDay(claim), place, { deniedOverturned: 1, ...money });
      this.add(outcomeDate, place, { won: 1, recovered });
      this.took('overturn', outcomeDate, place, daysBetween(appealDate, outcomeDate));
    } else {
      this.add(answerDay(claim), place, { deniedUpheld: 1 });
      this.add(outcomeDate, place, { lost: 1, writtenOff: billed });
    }
  }

  /** A practice session was completed. It concerns no payer, so that it stands on the levels without payers alone. */
  practiced({ timestamp, type, providerId, patternId }: LearningEvent): void {
    if (type !== 'practice-completed') return;
    this.add(timestamp, { providerId, payerId: EVERY, causeId: patternId }, { practice: 1 });
  }

  /** The rows so far, in the order of their keys. */
  facts(): MetricFact[] {
    const rows = new Map<string, MetricFact>();
    for (const finest of this.sums.values()) {
      for (const key of this.levelsOf(finest)) {
        const place = placeOf(key);
        const row = rows.get(place);
        if (row) addSums(row, finest);
        else rows.set(place, { ...finest, ...key });
      }
    }
    return inOrder(rows);
  }

  /** The rows of the histograms so far, in the order of their keys. */
  durationFacts(): DurationFact[] {
    const rows = new Map<string, DurationFact>();
    for (const finest of this.durations.values()) {
      for (const key of this.levelsOf(finest)) {
        const place = `${placeOf(key)} ${finest.kind} ${finest.days}`;
        const row = rows.get(place);
        if (row) row.number += finest.number;
        else rows.set(place, { ...finest, ...key });
      }
    }
    return inOrder(rows);
  }

  private add(at: Instant, place: Place, more: Partial<MetricSums>): void {
    if (at < this.since) return;
    const finest = finestOf(at, place);
    const key = placeOf(finest);
    let row = this.sums.get(key);
    if (!row) this.sums.set(key, (row = { ...finest, ...emptySums() }));
    for (const measure in more) row[measure as MetricMeasure] += more[measure as MetricMeasure] as number;
  }

  private took(kind: DurationKind, at: Instant, place: Place, days: number): void {
    if (at < this.since) return;
    const finest = finestOf(at, place);
    const key = `${placeOf(finest)} ${kind} ${days}`;
    const row = this.durations.get(key);
    if (row) row.number++;
    else this.durations.set(key, { ...finest, kind, days, number: 1 });
  }

  private levelsOf({ day, providerId, payerId, causeId }: FinestKey): MetricFactKey[] {
    return FACT_LEVELS.filter((level) => payerId !== EVERY || !hasPayers(level)).map((level) => ({
      runId: this.runId,
      level,
      day,
      providerId: hasProviders(level) ? providerId : EVERY,
      payerId: hasPayers(level) ? payerId : EVERY,
      causeId,
    }));
  }
}

function finestOf(at: Instant, { providerId, payerId, causeId }: Place): FinestKey {
  return { day: at.slice(0, 10), providerId, payerId, causeId };
}

function hasProviders(level: FactLevel): boolean {
  return level === 'provider' || level === 'both';
}

function hasPayers(level: FactLevel): boolean {
  return level === 'payer' || level === 'both';
}

function placeOf({ level = 'both', day, providerId, payerId, causeId }: FinestKey & { level?: FactLevel }): string {
  return `${level} ${day} ${providerId} ${payerId} ${causeId}`;
}

function withoutCause({ providerId, payerId }: FactSubject): Place {
  return { providerId, payerId, causeId: WITHOUT_CAUSE };
}

function underCause({ providerId, payerId, denialCauseId }: FactSubject): Place {
  return { providerId, payerId, causeId: denialCauseId ?? WITHOUT_CAUSE };
}

function answerDay({ processingDate }: FactSubject): Instant {
  if (processingDate === null) throw new RangeError('an appeal stands against a claim that has no answer');
  return processingDate;
}

function inOrder<Row>(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
