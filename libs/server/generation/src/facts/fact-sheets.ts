import type { Appeal } from '@portal/domain';
import { DailyFactSheet, type FactClaim } from './daily-facts.js';
import { type MetricClaim, MetricFactSheet, type MetricSubject } from './metric-facts.js';

/** The sheets that facts are added up on. */
export interface FactSheets {
  readonly daily: DailyFactSheet;
  readonly metric: MetricFactSheet;
}

/** An appeal as far as facts need it. */
export type CountedAppeal = Pick<Appeal, 'appealDate' | 'appealStatus' | 'outcomeDate' | 'recoveredAmount'>;

/** Empty sheets for a run. */
export function openSheets(runId: string): FactSheets {
  return { daily: new DailyFactSheet(runId), metric: new MetricFactSheet(runId) };
}

/** Counts a claim from its submission up to where it and its appeals stand now. */
export function countClaim(
  sheets: FactSheets,
  claim: FactClaim & MetricClaim,
  appeals: readonly CountedAppeal[] = [],
): void {
  for (const sheet of [sheets.daily, sheets.metric]) {
    sheet.submitted(claim);
    sheet.answered(claim);
  }
  for (const appeal of appeals) countAppeal(sheets, claim, appeal);
}

/** Counts an appeal from its filing up to where it stands now. */
export function countAppeal(sheets: FactSheets, claim: MetricSubject, appeal: CountedAppeal): void {
  sheets.daily.appealed(claim);
  sheets.metric.appealed(claim);
  countDecision(sheets, claim, appeal);
}

/** Counts what was decided on an appeal, if it was. */
export function countDecision(sheets: FactSheets, claim: MetricSubject, appeal: CountedAppeal): void {
  const { appealDate, appealStatus: outcome, outcomeDate, recoveredAmount: recovered } = appeal;
  if (outcome === 'pending' || outcomeDate === null) return;
  sheets.daily.decided(claim, outcome, recovered);
  sheets.metric.decided(claim, { appealDate, outcome, outcomeDate, recovered });
}
