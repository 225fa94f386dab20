import type { LearningProgress } from '@portal/contracts';
import { formatCount, formatDayRange, pointsFinding } from '@portal/figures';

type Effect = LearningProgress['effects'][number];

/** What practice did to a pattern, in one sentence. */
export function findingOf({ after, change, before }: Effect): string {
  if (!after) return 'No claims since the latest session yet.';
  if (!change) {
    const few = before.claims < after.claims ? 'before' : 'since';
    return `Too few claims ${few} the practice to tell a rate: ${formatCount(before.claims)} before, ${formatCount(after.claims)} since.`;
  }
  return pointsFinding(change.difference, change, change.certain);
}

/** `78 of 812, Dec 17 to Jan 13`: what a rate was counted from. */
export function basisOf({ denied, claims, from, to }: Effect['before']): string {
  return `${formatCount(denied)} of ${formatCount(claims)}, ${formatDayRange(from, to)}`;
}
