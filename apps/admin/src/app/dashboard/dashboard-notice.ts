import type { Dashboard, PatternCandidate } from '@portal/contracts';
import { formatCount, formatMoney, formatMonthDay, STALE_TITLE, staleText } from '@portal/figures';

/** What the line says, and what it offers to do. */
export type DashboardNotice =
  | { readonly kind: 'stopped' | 'care' | 'quiet'; readonly title: string; readonly text: string }
  | { readonly kind: 'news'; readonly title: string; readonly text: string; readonly id: string };

/** The one thing that matters most: figures that are missing, then such that are old, then what detection found. */
export function dashboardNotice(
  problem: string | null,
  board: Pick<Dashboard, 'stale' | 'staleSeconds'> | null,
  candidate: Pick<PatternCandidate, 'id' | 'title' | 'since' | 'began' | 'atStake'> | null,
): DashboardNotice {
  if (problem !== null) return { kind: 'stopped', title: 'The figures could not be fetched', text: problem };
  if (board?.stale) return { kind: 'care', title: STALE_TITLE, text: staleText(board.staleSeconds) };
  if (candidate) {
    const { id, title, since, began, atStake } = candidate;
    const refused = `${formatCount(since.denied)} of ${formatCount(since.seen)} such claims refused`;
    const begun = began === null ? 'since the start of the data' : `since ${formatMonthDay(began)}`;
    return {
      ...{ kind: 'news', id, title: `New pattern: ${title}` },
      text: `${refused} ${begun}, ${formatMoney(atStake)} so far.`,
    };
  }
  return { kind: 'quiet', title: 'No new pattern waits for a decision.', text: '' };
}
