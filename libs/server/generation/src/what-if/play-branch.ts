import {
  addDays,
  addSums,
  type CalendarDate,
  daysOf,
  type DaySpan,
  emptySums,
  type EpochSeconds,
  EVERY,
  type LearningEvent,
  type MetricSums,
  runStart,
  toEpochSeconds,
} from '@portal/domain';
import type { Carry, RunDefinition, SimulationBatch } from '@portal/simulation';
import {
  ALL_DAYS,
  countBatch,
  type DecidedAppeal,
  type FactClaim,
  type FactSheet,
  type FactSubject,
} from '../facts/fact-sheets.js';
import { MetricFactSheet } from '../facts/metric-facts.js';
import type { SimulationPort } from '../runs/simulation.port.js';
import type { PlayedBranch } from './branch-player.js';

/** A run to live through, the days of it to count, and how many claims to simulate in one go. */
export interface BranchPlan {
  readonly run: RunDefinition;
  readonly span: DaySpan;
  readonly sliceClaims: number;
}

/**
 * Lives from the start of a run to the end of the span, a slice at a time. Yields after each slice the instant that was
 * reached; what comes of it does not depend on the slices (law 1).
 */
export function* playBranch(
  { simulate }: Pick<SimulationPort, 'simulate'>,
  { run, span, sliceClaims }: BranchPlan,
): Generator<EpochSeconds, PlayedBranch> {
  const count = new BranchCount(run.runId, span);
  const end = toEpochSeconds(addDays(span.to, 1)) - 1;
  let [now, carry]: [EpochSeconds, Carry | null] = [runStart(run.config), null];
  while (now < end) {
    const step = simulate(run, now, end, carry, { maxClaims: sliceClaims });
    count.add(step.batch);
    // A run that ends before the span does has nothing more to tell.
    if (step.batch.to === now) break;
    [now, carry] = [step.batch.to, step.carry];
    yield now;
  }
  return count.result();
}

/** Counts batches that no table holds. */
class BranchCount {
  private readonly sheet: MetricFactSheet;
  private claims = 0;

  constructor(
    runId: string,
    private readonly span: DaySpan,
  ) {
    this.sheet = new MetricFactSheet(runId, { ...ALL_DAYS, from: span.from });
  }

  add(batch: SimulationBatch): void {
    // What happened before the span counts on days before it.
    if (batch.to < toEpochSeconds(this.span.from)) return;
    countBatch([new WholePractice(this.sheet)], batch);
    this.claims += batch.claims.filter(({ submissionDate }) => submissionDate >= this.span.from).length;
  }

  result(): PlayedBranch {
    const sums = new Map<CalendarDate, MetricSums>();
    for (const fact of this.sheet.facts()) {
      if (fact.level !== 'all') continue;
      const known = sums.get(fact.day);
      if (known) addSums(known, fact);
      else sums.set(fact.day, { ...fact });
    }
    const durations = this.sheet.durationFacts().filter(({ level }) => level === 'all');
    const histogram = (day: CalendarDate, kind: string) => {
      const counts = new Map<number, number>();
      for (const row of durations) {
        if (row.day === day && row.kind === kind) counts.set(row.days, (counts.get(row.days) ?? 0) + row.number);
      }
      return counts;
    };
    const days = daysOf(this.span).map((day) => {
      const all = sums.get(day) ?? emptySums();
      return { all, chosen: all, daysToPay: histogram(day, 'pay'), daysToOverturn: histogram(day, 'overturn') };
    });
    return { claims: this.claims, days };
  }
}

/** Counts the practice as a whole: split by provider, payer and cause, a future of 90 days would have 40,000 rows. */
class WholePractice implements FactSheet {
  constructor(private readonly sheet: MetricFactSheet) {}

  submitted(claim: FactClaim): void {
    this.sheet.submitted(unsplitSubject(claim));
  }

  answered(claim: FactClaim): void {
    const { submissionDate, processingDate, billedAmount, initialStatus, allowedAmount, paidAmount } = claim;
    this.sheet.answered({
      submissionDate,
      processingDate,
      providerId: EVERY,
      payerId: EVERY,
      denialCauseId: null,
      billedAmount,
      initialStatus,
      allowedAmount,
      paidAmount,
    });
  }

  appealed(claim: FactSubject): void {
    this.sheet.appealed(unsplitSubject(claim));
  }

  decided(claim: FactSubject, appeal: DecidedAppeal): void {
    this.sheet.decided(unsplitSubject(claim), appeal);
  }

  practiced(event: LearningEvent): void {
    this.sheet.practiced(event);
  }
}

function unsplitSubject({ submissionDate, processingDate, billedAmount }: FactSubject): FactSubject {
  return { submissionDate, processingDate, providerId: EVERY, payerId: EVERY, denialCauseId: null, billedAmount };
}
