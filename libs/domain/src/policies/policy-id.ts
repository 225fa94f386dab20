import type { Edit } from '../adjudication/adjudication.js';

/** Denials that no rule of the policy book explains stand under this id. */
export const UNEXPLAINED_POLICY_ID = 'UNEXPLAINED';

/** Id of the policy that a broken rule belongs to: the rule's own when it has one of its own, else that of the edit. */
export function policyIdOf(edit: Edit, ruleId: string | null): string {
  if (ruleId === null) return edit;
  return /^[A-Z]/.test(ruleId) ? ruleId : `${edit}-${ruleId.toUpperCase()}`;
}
