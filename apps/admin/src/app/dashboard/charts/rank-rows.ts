import type { Dashboard } from '@portal/contracts';
import { type ClaimLinks, formatCount, formatMoney, formatPercent, formatQuantity } from '@portal/figures';
import type { RankBar } from './rank-bars.component.js';

/** Denied charges by reason with the share that they hold together with those above. */
export function reasonBars({ reasons }: Dashboard, links: ClaimLinks): RankBar[] {
  return reasons.map(({ causeId, name, billed, cumulativeShare }) => ({
    name,
    query: links.denied({ patternId: causeId }),
    size: billed,
    figure: formatMoney(billed),
    note: formatPercent(cumulativeShare, 0),
  }));
}

/** Decided appeals by reason: the bar is the share that was won. */
export function overturnBars({ overturnByReason }: Dashboard, links: ClaimLinks): RankBar[] {
  return overturnByReason.map(({ causeId, name, overturned, decided, rate, recovered }) => ({
    name,
    query: links.appealed({ patternId: causeId }),
    size: rate ?? 0,
    figure: `${formatCount(overturned)} of ${formatCount(decided)}`,
    note: `$${formatCount(recovered)}`,
  }));
}

/** Open charges by days since submission. */
export function ageingBars({ ageing }: Dashboard, links: ClaimLinks): RankBar[] {
  return ageing.map(({ bucket, fromDays, toDays, claims, billed }) => ({
    name: `${bucket} days`,
    query: links.open(fromDays, toDays),
    size: billed,
    figure: formatMoney(billed),
    note: formatQuantity(claims, 'claim'),
  }));
}
