import type { PolicyList, PolicyView } from '@portal/contracts';
import { addDays } from '@portal/domain';
import { type DataTable, formatDay, formatMoney, formatQuantity, trendText } from '@portal/figures';
import type { Beginning } from '@portal/web/ui';
import { ruleChanged } from '../dashboard/charts/run-beginnings.js';
import { type ClaimsQuery, claimsOnDays } from '../claims/claims-of.js';

/** When the rule holds: `always`, `since Tue, Jan 6, 2026`. */
export function effectiveWords(
  { effectiveFrom, effectiveTo }: Pick<PolicyView, 'effectiveFrom' | 'effectiveTo'>,
  format: (day: string | null) => string = formatDay,
): string {
  if (effectiveFrom === null && effectiveTo === null) return 'always';
  if (effectiveTo === null) return `since ${format(effectiveFrom)}`;
  if (effectiveFrom === null) return `until ${format(effectiveTo)}`;
  return `${format(effectiveFrom)} to ${format(effectiveTo)}`;
}

/** The day from which the rule holds, and the first on which it does so no more, as charts mark them. */
export function policyBeginnings({
  effectiveFrom,
  effectiveTo,
}: Pick<PolicyView, 'effectiveFrom' | 'effectiveTo'>): Beginning[] {
  const days = [
    ...(effectiveFrom === null ? [] : [effectiveFrom]),
    ...(effectiveTo === null ? [] : [addDays(effectiveTo, 1)]),
  ];
  return days.map(ruleChanged);
}

/** What the rule looks at: codes and the place. */
export function scopeWords({ procedureCodes, placeOfService }: PolicyView): string {
  const codes = procedureCodes === null ? 'every claim' : procedureCodes.join(', ');
  return placeOfService === null ? codes : `${codes}, place ${placeOfService}`;
}

/** How far matching has come, and what no rule explains. */
export function matchingWords({ backlog, unexplained }: PolicyList): string {
  const open =
    backlog === 0
      ? 'All payer answers are matched to rules'
      : `${formatQuantity(backlog, 'payer answer is', 'payer answers are')} not matched to rules yet`;
  if (unexplained.claims === 0) return `${open}; a rule explains every denial of the 30 days.`;
  const denials = formatQuantity(unexplained.claims, 'denial');
  return `${open}; no rule of the book explains ${denials} of the 30 days (${formatMoney(unexplained.deniedBilled)}).`;
}

/** Query of the claims that a rule denied in the 30 days of the list; null while there are none. */
export function deniedClaims(
  { id, source }: Pick<PolicyView, 'id' | 'source'>,
  { runId, from, to }: Pick<PolicyList, 'runId' | 'from' | 'to'>,
): ClaimsQuery | null {
  if (runId === null || from === null || to === null) return null;
  // What detection inferred is kept as a candidate.
  return claimsOnDays({ runId, [source === 'detected' ? 'candidateId' : 'policyId']: id }, from, to);
}

/** The policies as they are exported. */
export function policyTable(policies: readonly PolicyView[]): DataTable {
  return {
    columns: [
      { name: 'Id', kind: 'text' },
      { name: 'Rule', kind: 'text' },
      { name: 'Counts under', kind: 'text' },
      { name: 'Source', kind: 'text' },
      { name: 'Applies to', kind: 'text' },
      { name: 'In force', kind: 'text' },
      { name: 'Claims', kind: 'count' },
      { name: 'Denied', kind: 'count' },
      { name: 'Denial rate', kind: 'percent' },
      { name: '30 days before', kind: 'percent' },
      { name: 'Charges denied', kind: 'money' },
      { name: 'Trend', kind: 'text' },
    ],
    rows: policies.map((it) => ({
      values: [
        ...[it.id, it.name, it.causeName, it.source, scopeWords(it), effectiveWords(it), it.claims, it.denied],
        ...[it.denialRate, it.previousRate, it.deniedBilled, trendText(it)],
      ],
    })),
  };
}
