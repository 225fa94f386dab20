import type { PatternDetailView } from '@portal/contracts';
import { type DataTable, FEWEST_FOR_RATES, formatPercent } from '@portal/figures';
import { type ClaimsQuery, claimsOnDays } from '../claims/claims-of.js';

/** The share denied week by week; null where too few claims were answered to speak of a rate. */
export function weeklyRates(weekly: PatternDetailView['weekly']): (number | null)[] {
  return weekly.map(({ rate, seen }) => (seen < FEWEST_FOR_RATES ? null : rate));
}

/** How the share denied moved from the first to the last week with enough claims. */
export function weeklyFinding(weekly: PatternDetailView['weekly']): string {
  const rates = weeklyRates(weekly).filter((rate) => rate !== null);
  const [first, last] = [rates[0], rates.at(-1)];
  if (first === undefined || last === undefined) return 'Too few claims a week were answered to speak of a rate.';
  if (formatPercent(first) === formatPercent(last)) return `It stands at ${formatPercent(last)}, as in the first week.`;
  return `It ${last < first ? 'fell' : 'rose'} from ${formatPercent(first)} to ${formatPercent(last)} of the claims.`;
}

/**
 * Weeks with what was denied in each.
 * @param claims query of all claims of the pattern
 */
export function weeklyTable(weekly: PatternDetailView['weekly'], claims: ClaimsQuery): DataTable {
  return {
    columns: [
      { name: 'Week from', kind: 'day' },
      { name: 'To', kind: 'day' },
      { name: 'Answered', kind: 'count' },
      { name: 'Denied', kind: 'count' },
      { name: 'Share denied', kind: 'percent' },
      { name: 'Charges denied', kind: 'money' },
    ],
    rows: weekly.map(({ from, to, seen, denied, rate, deniedBilled }) => ({
      values: [from, to, seen, denied, rate, deniedBilled],
      claims: claimsOnDays(claims, from, to),
    })),
  };
}

/** What the denials have in common, as it is exported. */
export function evidenceTable(evidence: PatternDetailView['evidence']): DataTable {
  return {
    columns: [
      { name: 'Service', kind: 'text' },
      { name: 'Payer', kind: 'text' },
      { name: 'Answer', kind: 'text' },
      { name: 'Refused', kind: 'count' },
      { name: 'Answered', kind: 'count' },
      { name: 'Rate', kind: 'percent' },
      { name: 'Expected', kind: 'percent' },
      { name: 'Effect size', kind: 'decimal' },
      { name: 'First', kind: 'day' },
      { name: 'Charges', kind: 'money' },
    ],
    rows: evidence.map((it) => ({
      values: [
        ...[it.feature, it.payerName ?? 'Payers in general', it.answer, it.denied, it.seen],
        ...[it.rate, it.expectedRate, it.effectSize, it.firstSeen, it.billed],
      ],
    })),
  };
}
