import type { PatternCandidate } from '@portal/contracts';
import { type DataTable, formatCount, formatDay } from '@portal/figures';
import { claimsOf, claimsOnDays } from '../claims/claims-of.js';

type Decided = Pick<PatternCandidate, 'began' | 'before' | 'since'>;

/** What became of such claims before it began, and since. */
export function decisionsFinding({ began, before, since }: Decided): string {
  const counts = ({ denied, seen }: PatternCandidate['since']) => `${formatCount(denied)} of ${formatCount(seen)}`;
  if (began === null) return `${counts(since)} such claims were refused.`;
  return `${counts(before)} were refused before ${formatDay(began)}, ${counts(since)} since.`;
}

/** Decisions on such claims day by day. Days since it began lead to the claims refused: earlier ones are none of it. */
export function decisionsTable({
  daily,
  began,
  claimsQuery,
}: Pick<PatternCandidate, 'daily' | 'began' | 'claimsQuery'>): DataTable {
  const claims = claimsOf(claimsQuery);
  return {
    columns: [
      { name: 'Submitted', kind: 'day' },
      { name: 'Approved', kind: 'count' },
      { name: 'Denied', kind: 'count' },
    ],
    rows: daily.map(({ day, approved, denied }) => ({
      values: [day, approved, denied],
      claims: denied > 0 && (began === null || day >= began) ? claimsOnDays(claims, day, day) : null,
    })),
  };
}
