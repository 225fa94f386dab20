import { addDays, type Appeal, type CalendarDate, type Claim, type LearningEvent } from '@portal/domain';
import { countBatch, emptyCounters, type RunCounters } from '../runs/run-counters.js';
import type { ManifestRun } from './run-manifest.js';

const NOTHING = {
  ...{ from: 0, to: 0, claims: [], adjudicated: [], appeals: [], decisions: [], appealUpdates: [] },
  ...{ learningEvents: [], patternLinks: [], truths: [], feed: [] },
};

/** Counts the rows of an imported run as a run counts its own, page by page. */
export class ImportedCounters {
  private counters: RunCounters;
  private readonly start: string;
  private readonly today: CalendarDate;
  private claimsYesterday = 0;

  constructor(private readonly run: ManifestRun) {
    this.start = `${run.config.startDate}T00:00:00Z`;
    this.today = run.until.slice(0, 10);
    this.counters = { ...emptyCounters(run.from), today: { date: this.today, claims: 0 } };
  }

  addClaims(claims: readonly Omit<Claim, 'lineItems'>[]): void {
    const yesterday = addDays(this.today, -1);
    for (const { submissionDate } of claims) if (submissionDate.startsWith(yesterday)) this.claimsYesterday++;
    this.add({ claims: claims.map((claim) => ({ ...claim, lineItems: [] })) });
  }

  addAppeals(appeals: readonly Appeal[]): void {
    this.add({ appeals });
  }

  addEvents(learningEvents: readonly LearningEvent[]): void {
    this.add({ learningEvents });
  }

  /** The counters of the run; what was planted in it stands in its manifest. */
  result(): RunCounters {
    const { patterns } = this.run;
    return { ...this.counters, patterns, lastDayClaims: this.claimsYesterday };
  }

  private add(rows: Partial<Parameters<typeof countBatch>[1]['batch']>): void {
    const { start, today: day } = this;
    this.counters = countBatch(this.counters, { batch: { ...NOTHING, ...rows }, start, day, standing: {} });
  }
}
