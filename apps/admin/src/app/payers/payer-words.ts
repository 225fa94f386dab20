import type { PayerSummary } from '@portal/contracts';
import type { IconName } from '@portal/web/ui';

/** How a visit of a payer is shown: a word, an icon and the data color that goes with them. */
export interface VisitWords {
  readonly text: string;
  readonly icon: IconName;
  readonly color: 'c-recovered' | 'c-appealed' | 't3';
}

type Visit = PayerSummary['visits'][number];

/** What stands in the cell of a visit. */
export function visitWords({ instances, mapped }: Visit): VisitWords {
  if (instances === 0) return { text: 'none', icon: 'circle-dashed', color: 't3' };
  if (instances > 1) {
    const surplus = instances === 2 ? 'one too many' : `${instances - 1} too many`;
    return { text: `${instances}, ${surplus}`, icon: 'copy-x', color: 'c-appealed' };
  }
  return mapped
    ? { text: 'mapped', icon: 'circle-check', color: 'c-recovered' }
    : { text: 'not mapped', icon: 'link-off', color: 'c-appealed' };
}

/** Where the enrollment stands. */
export function statusWord(status: PayerSummary['statusCode']): string {
  return status[0]?.toUpperCase() + status.slice(1);
}

/** Why it cannot be booked, or what to mend although it can; empty when there is nothing to say. */
export function whyOf({ obstacles, warnings }: PayerSummary): string {
  return obstacles.length > 0 ? obstacles.map(({ detail }) => detail).join('; ') : warnings.join('; ');
}

/** Bookable payers first, then those that have something, each in order of name. */
export function inOrder(payers: readonly PayerSummary[]): PayerSummary[] {
  const rank = ({ bookable, visits }: PayerSummary) =>
    bookable ? 0 : visits.some(({ instances }) => instances > 0) ? 1 : 2;
  return [...payers].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'));
}
