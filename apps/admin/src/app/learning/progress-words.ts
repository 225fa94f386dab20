import type { LearningProgress } from '@portal/contracts';
import { formatCount, formatDayRange, formatPercent, formatQuantity, pointsFinding } from '@portal/figures';

type Effect = LearningProgress['effects'][number];
type Staff = NonNullable<LearningProgress['staff']>;

/**
 * What practice did to a pattern, in one sentence.
 * @param isSet true for a set of claims that came from files: no claims follow in it
 */
export function findingOf({ after, change, before }: Effect, isSet: boolean): string {
  if (!after && isSet) return 'The claims came from files and end before the practice: there are none since.';
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

/** How much the simulated staff practiced, how well, and how its first sessions compare with its last ones. */
export function staffFinding({ sessions, people, score, thirds, whole }: Staff): string {
  const counted = `${whole ? '' : 'The latest '}${formatQuantity(sessions, 'session')}`;
  const practiced = `${counted} by ${formatQuantity(people, 'person', 'people')}, ${formatPercent(score)} of the exercises right.`;
  if (!thirds) return practiced;
  const [first, last] = [formatPercent(thirds.first), formatPercent(thirds.last)];
  return `${practiced} In the first ${formatCount(thirds.sessions)} it was ${first}, in the last ${formatCount(thirds.sessions)} ${last}.`;
}

/** `first 3 and last 3`: how many sessions are compared, or why none are. */
export function comparedThirds({ thirds }: Pick<Staff, 'thirds'>): string {
  return thirds
    ? `first ${formatCount(thirds.sessions)} and last ${formatCount(thirds.sessions)}`
    : 'fewer than 9 sessions';
}
