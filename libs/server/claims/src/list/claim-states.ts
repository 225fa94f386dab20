import { CLAIM_STATUSES, type ClaimStatus, type InitialStatus } from '@portal/domain';

/** A claim's first answer; null = there is none yet. */
export type FirstAnswer = InitialStatus | null;

/** What the first answer was to a claim in each state (law 7). */
const ANSWER_BEFORE: Readonly<Record<ClaimStatus, FirstAnswer>> = {
  submitted: null,
  approved: 'approved',
  denied: 'denied',
  appealed: 'denied',
  overturned: 'denied',
  upheld: 'denied',
};

/** The first answers that can have led to one of some states. */
export function answersBefore(states: readonly ClaimStatus[]): FirstAnswer[] {
  return [...new Set(states.map((state) => ANSWER_BEFORE[state]))];
}

/** The states that a claim can be in after one of some first answers. */
export function statesAfter(answers: readonly FirstAnswer[]): ClaimStatus[] {
  return CLAIM_STATUSES.filter((state) => answers.includes(ANSWER_BEFORE[state]));
}
