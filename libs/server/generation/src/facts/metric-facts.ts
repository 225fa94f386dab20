import {
  addSums,
  type CalendarDate,
  daysBetween,
  DURATION_KINDS,
  type DurationKind,
  emptySums,
  EVERY,
  FACT_LEVELS,
  type FactLevel,
  type Instant,
  type LearningEvent,
  type MetricSums,
  WITHOUT_CAUSE,
} from '@portal/domain';
import {
  ALL_DAYS,
  type DecidedAppeal,
  type FactClaim,
  type FactSheet,
  type FactSubject,
  isCounted,
} from './fact-sheets.js';
import { type FactPlace, type FactSplit, RowsByPlace } from './rows-by-place.js';

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

/** How often something took so many days, at one place. */
interface Histogram {
  readonly place: FactPlace;
  readonly counts: Map<number, number>;
}

/**
 * Adds up what metrics count, one row per key and level. Sums do not depend on order or on where a batch was cut. While
 * things are counted there are rows of the finest level only; the others are added up from them at the end.
 */
export class MetricFactSheet implements FactSheet {
  private readonly finest: RowsByPlace<MetricFact>;
  private readonly durations: Readonly<Record<DurationKind, RowsByPlace<Histogram>>>;
  /** Takes what is counted on days that nobody asks for. */
  private readonly unasked: MetricFact;

  /** @param counted the days that are counted; what belongs to others is left out */
  constructor(
    private readonly runId: string,
    private readonly counted = ALL_DAYS,
  ) {
    this.finest = new RowsByPlace((place) => emptyFact(runId, 'both', place));
    const histogram = (place: FactPlace): Histogram => ({ place, counts: new Map() });
    this.durations = { pay: new RowsByPlace(histogram), overturn: new RowsByPlace(histogram) };
    this.unasked = emptyFact(runId, 'both', { day: '', providerId: EVERY, payerId: EVERY, causeId: WITHOUT_CAUSE });
  }

  /** The practice sent the claim: its charge is open. */
  submitted(claim: FactSubject): void {
    const fact = this.factOf(claim.submissionDate, claim, WITHOUT_CAUSE);
    fact.openClaims++;
    fact.openBilled += claim.billedAmount;
  }

  /** The payer gave its first answer, if it has: a payment closes the claim, a denial keeps it open under its cause. */
  answered(claim: FactClaim): void {
    const { processingDate, submissionDate, billedAmount, initialStatus } = claim;
    if (processingDate === null || initialStatus === null) return;
    const sent = this.factOf(submissionDate, claim, WITHOUT_CAUSE);
    sent.openClaims--;
    sent.openBilled -= billedAmount;
    if (initialStatus === 'denied') {
      const open = this.factOf(submissionDate, claim, causeOf(claim));
      open.openClaims++;
      open.openBilled += billedAmount;
      const denied = this.factOf(processingDate, claim, causeOf(claim));
      denied.denied++;
      denied.deniedBilled += billedAmount;
    } else {
      const paid = this.factOf(processingDate, claim, WITHOUT_CAUSE);
      paid.approved++;
      paid.approvedPaid += claim.paidAmount;
      paid.approvedBilled += billedAmount;
      this.took('pay', processingDate, claim, WITHOUT_CAUSE, daysBetween(submissionDate, processingDate));
    }
  }

  /** An appeal was filed against the claim's denial. */
  appealed(claim: FactSubject): void {
    this.factOf(answerDay(claim), claim, causeOf(claim)).deniedAppealed++;
  }

  /** The appeal was decided: the claim is closed, won or given up. */
  decided(claim: FactSubject, { appealDate, outcome, outcomeDate, recovered }: DecidedAppeal): void {
    const { billedAmount } = claim;
    const cause = causeOf(claim);
    const open = this.factOf(claim.submissionDate, claim, cause);
    open.openClaims--;
    open.openBilled -= billedAmount;
    const denied = this.factOf(answerDay(claim), claim, cause);
    const decided = this.factOf(outcomeDate, claim, cause);
    if (outcome === 'overturned') {
      denied.deniedOverturned++;
      denied.overturnedBilled += billedAmount;
      denied.deniedRecovered += recovered;
      decided.won++;
      decided.recovered += recovered;
      this.took('overturn', outcomeDate, claim, cause, daysBetween(appealDate, outcomeDate));
    } else {
      denied.deniedUpheld++;
      decided.lost++;
      decided.writtenOff += billedAmount;
    }
  }

  /** A practice session was completed. It concerns no payer, so that it stands on the levels without payers alone. */
  practiced({ timestamp, type, providerId, patternId, metadata }: LearningEvent): void {
    if (type !== 'practice-completed') return;
    const fact = this.factOf(timestamp, { providerId, payerId: EVERY }, patternId);
    fact.practice++;
    fact.exercises += metadata.total ?? 0;
    fact.exercisesRight += metadata.correct ?? 0;
  }

  /** The rows so far, those of the asked levels, in the order of their keys. */
  facts(asked: readonly FactLevel[] = FACT_LEVELS): MetricFact[] {
    const rows = new Map<string, MetricFact>();
    for (const finest of this.finest.all) {
      for (const level of asked) {
        if (!standsOn(level, finest)) continue;
        const place = placeOn(level, finest);
        const key = nameOf(place, level);
        let row = rows.get(key);
        if (!row) rows.set(key, (row = emptyFact(this.runId, level, place)));
        addSums(row, finest);
      }
    }
    return inOrder(rows);
  }

  /** The rows of the histograms so far, in the order of their keys. */
  durationFacts(): DurationFact[] {
    const rows = new Map<string, DurationFact>();
    for (const kind of DURATION_KINDS) {
      for (const { place: finest, counts } of this.durations[kind].all) {
        for (const level of FACT_LEVELS) {
          if (!standsOn(level, finest)) continue;
          const place = placeOn(level, finest);
          for (const [days, number] of counts) {
            const key = `${nameOf(place, level)} ${kind} ${days}`;
            const row = rows.get(key);
            if (row) row.number += number;
            else rows.set(key, durationFact(this.runId, level, place, kind, days, number));
          }
        }
      }
    }
    return inOrder(rows);
  }

  private factOf(at: Instant, split: FactSplit, causeId: string): MetricFact {
    return isCounted(at, this.counted) ? this.finest.at(at, split, causeId) : this.unasked;
  }

  private took(kind: DurationKind, at: Instant, split: FactSplit, causeId: string, days: number): void {
    if (!isCounted(at, this.counted)) return;
    const { counts } = this.durations[kind].at(at, split, causeId);
    counts.set(days, (counts.get(days) ?? 0) + 1);
  }
}

/** A row of nothing yet. Its key is set field by field: rows that are made by spreading are slow to add to and to read. */
function emptyFact(runId: string, level: FactLevel, { day, providerId, payerId, causeId }: FactPlace): MetricFact {
  const fact = emptySums() as { -readonly [Field in keyof MetricFact]: MetricFact[Field] };
  fact.runId = runId;
  fact.level = level;
  fact.day = day;
  fact.providerId = providerId;
  fact.payerId = payerId;
  fact.causeId = causeId;
  return fact;
}

function durationFact(
  runId: string,
  level: FactLevel,
  { day, providerId, payerId, causeId }: FactPlace,
  kind: DurationKind,
  days: number,
  number: number,
): DurationFact {
  return { runId, level, day, providerId, payerId, causeId, kind, days, number };
}

/** What concerns no payer stands on the levels without payers alone. */
function standsOn(level: FactLevel, { payerId }: FactPlace): boolean {
  return payerId !== EVERY || !hasPayers(level);
}

function placeOn(level: FactLevel, { day, providerId, payerId, causeId }: FactPlace): FactPlace {
  return {
    day,
    providerId: hasProviders(level) ? providerId : EVERY,
    payerId: hasPayers(level) ? payerId : EVERY,
    causeId,
  };
}

function hasProviders(level: FactLevel): boolean {
  return level === 'provider' || level === 'both';
}

function hasPayers(level: FactLevel): boolean {
  return level === 'payer' || level === 'both';
}

function nameOf({ day, providerId, payerId, causeId }: FactPlace, level: FactLevel): string {
  return `${level} ${day} ${providerId} ${payerId} ${causeId}`;
}

function causeOf({ denialCauseId }: FactSubject): string {
  return denialCauseId ?? WITHOUT_CAUSE;
}

function answerDay({ processingDate }: FactSubject): Instant {
  if (processingDate === null) throw new RangeError('an appeal stands against a claim that has no answer');
  return processingDate;
}

function inOrder<Row>(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows.keys()].sort().map((key) => rows.get(key) as Row);
}
