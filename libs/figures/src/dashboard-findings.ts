import type { Dashboard } from '@portal/contracts';
import { MINIMUM_ANSWERS } from '@portal/domain';
import { formatCount, formatMoney, formatPercent, formatQuantity } from './formats.js';
import { TOO_FEW, trendText } from './trend-words.js';

/** With fewer claims than this, no rate is spoken of. */
export const FEWEST_FOR_RATES = MINIMUM_ANSWERS;

/** How the denial rate moved over the period, from the first to the last day with a rate. */
export function rateFinding(daily: Dashboard['daily']): string {
  const rates = daily.flatMap(({ denialRate7 }) => (denialRate7 === null ? [] : [denialRate7]));
  const [first, last] = [rates[0], rates.at(-1)];
  if (first === undefined || last === undefined) return withoutRate(daily);
  const moved = last < first ? 'fell' : 'rose';
  if (formatPercent(first) === formatPercent(last)) return `The denial rate is ${formatPercent(last)}, as it was.`;
  return `The denial rate ${moved} from ${formatPercent(first)} to ${formatPercent(last)} over the period.`;
}

function withoutRate(daily: Dashboard['daily']): string {
  return daily.some(({ decided }) => decided > 0)
    ? 'Too few claims were decided in a week to speak of a rate.'
    : 'No claim was decided in this period.';
}

/** What came back, and what is an estimate. */
export function moneyFinding({ daily, overturnByReason }: Pick<Dashboard, 'daily' | 'overturnByReason'>): string {
  const won = overturnByReason.reduce((sum, { overturned }) => sum + overturned, 0);
  const back = formatMoney(daily.at(-1)?.recoveredTotal ?? 0);
  return `${back} is back from ${formatQuantity(won, 'overturned appeal')}. Protected is an estimate and is never added to it.`;
}

/** What became of the denials. */
export function flowFinding({ decided, denied, appealed, overturned }: Dashboard['flow']): string {
  if (decided === 0) return 'No claim was decided in this period.';
  return `${formatCount(denied)} denied; ${formatCount(appealed)} of them appealed so far, ${formatCount(overturned)} won.`;
}

/** How far the denied charges gather in a few reasons. */
export function reasonFinding(reasons: Dashboard['reasons']): string {
  if (reasons.length === 0) return 'No claim was denied in this period.';
  const total = `$${formatCount(reasons.reduce((sum, { billed }) => sum + billed, 0))} denied`;
  const second = reasons[1];
  if (!second) return `${total}, all for one reason.`;
  return `${total}; the first two reasons hold ${formatPercent(second.cumulativeShare, 0)} of it.`;
}

/** How many appeals were won. */
export function overturnFinding(reasons: Dashboard['overturnByReason']): string {
  const decided = reasons.reduce((sum, row) => sum + row.decided, 0);
  if (decided === 0) return 'No appeal was decided in this period.';
  const won = reasons.reduce((sum, row) => sum + row.overturned, 0);
  return `${formatCount(won)} of ${formatCount(decided)} decided appeals were won.`;
}

/** What is still open, and how much of it is old. */
export function ageingFinding(ageing: Dashboard['ageing']): string {
  const open = ageing.reduce((sum, { billed }) => sum + billed, 0);
  if (open === 0) return 'No charge is open.';
  const old = ageing.filter(({ fromDays }) => fromDays > 90).reduce((sum, { billed }) => sum + billed, 0);
  return `$${formatCount(open)} is still open, ${formatPercent(old / open, 0)} of it for more than 90 days.`;
}

/** Where a payer refuses most often for one reason. */
export function heatFinding({ causes, rows }: Dashboard['payerReasons']): string {
  const cells = rows
    .filter(({ decided }) => decided >= FEWEST_FOR_RATES)
    .flatMap(({ payerName, cells: all }) => all.map((cell) => ({ payerName, ...cell, share: cell.share ?? 0 })));
  const highest = cells.reduce<(typeof cells)[number] | null>(
    (top, cell) => (cell.share > (top?.share ?? 0) ? cell : top),
    null,
  );
  if (!highest) return 'Too few claims were decided to compare payers.';
  const cause = causes.find(({ causeId }) => causeId === highest.causeId)?.name ?? highest.causeId;
  return `Highest: ${highest.payerName}, ${cause}, ${formatPercent(highest.share)}.`;
}

/** How many providers move, and which way. */
export function providerFinding(providers: Dashboard['providers']): string {
  const told = providers.map(trendText);
  const count = (trend: string) => formatCount(told.filter((one) => one === trend).length);
  const few = told.includes(TOO_FEW) ? `, ${count(TOO_FEW)} with ${TOO_FEW}` : '';
  return `${count('improving')} improving, ${count('worsening')} worsening, ${count('stable')} stable${few}.`;
}
