import { addDays, type CalendarDate, dayOf, PATTERN_IDS } from '@portal/domain';
import { type ImportedRows, linkOf } from '../runs/batch.store.js';
import { countersAfter, emptyCounters, type RunCounters } from '../runs/run-counters.js';
import type { ManifestRun } from './run-manifest.js';

const NOTHING = {
  ...{ from: 0, to: 0, claims: [], adjudicated: [], appeals: [], decisions: [], appealUpdates: [], contested: [] },
  ...{ learningEvents: [], truths: [], feed: [] },
};

/** What is known of an imported run before its rows are counted. */
export type CountedRun = Pick<ManifestRun, 'from' | 'until' | 'patterns'> & {
  readonly config: Pick<ManifestRun['config'], 'startDate'>;
};

/** Counts the rows of an imported run as a run counts its own, page by page. */
export class ImportedCounters {
  private counters: RunCounters;
  private readonly start: string;
  private readonly today: CalendarDate;
  private claimsYesterday = 0;

  constructor(private readonly run: CountedRun) {
    this.start = `${run.config.startDate}T00:00:00Z`;
    this.today = dayOf(run.until);
    this.counters = { ...emptyCounters(run.from), today: { date: this.today, claims: 0 } };
  }

  /** Counts the rows of a page. */
  add({ claims = [], appeals = [], learningEvents = [], truths = [] }: ImportedRows): void {
    const { start, today: day } = this;
    const yesterday = addDays(day, -1);
    for (const { submissionDate } of claims) if (submissionDate.startsWith(yesterday)) this.claimsYesterday++;
    const counted = claims.map((claim) => ({ ...claim, lineItems: [] }));
    const batch = { ...NOTHING, claims: counted, appeals, learningEvents, patternLinks: truths.flatMap(linkOf) };
    this.counters = countersAfter(this.counters, { batch, start, day, expected: {} });
  }

  /** The counters of the run; what else is known of its patterns stands in its manifest. */
  result(): RunCounters {
    const patterns = PATTERN_IDS.flatMap((id) => {
      const said = this.run.patterns[id];
      return said ? [[id, { ...said, linked: this.counters.patterns[id]?.linked ?? 0 }] as const] : [];
    });
    return { ...this.counters, patterns: Object.fromEntries(patterns), lastDayClaims: this.claimsYesterday };
  }
}
