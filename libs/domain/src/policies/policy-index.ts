import type { Claim } from '../claims/claim.js';
import { dayOf } from '../time/calendar.js';
import type { Policy } from './policy.js';

/** What decides which policies look at a claim. */
export type PolicySubject = Pick<Claim, 'payerId' | 'placeOfService' | 'procedureCodes' | 'submissionDate'>;

/** Finds the policies that look at a claim without asking each of them. */
export class PolicyIndex {
  private readonly byCode = new Map<string, Policy[]>();
  private readonly general: Policy[] = [];

  constructor(policies: readonly Policy[]) {
    for (const policy of policies) {
      if (policy.procedureCodes === null) this.general.push(policy);
      for (const code of policy.procedureCodes ?? []) {
        const known = this.byCode.get(code);
        if (known) known.push(policy);
        else this.byCode.set(code, [policy]);
      }
    }
  }

  /** Ids of the policies that look at the claim, each once. */
  lookingAt(claim: PolicySubject): Set<string> {
    const ids = new Set<string>();
    const consider = (policy: Policy) => {
      if (looksAt(policy, claim)) ids.add(policy.id);
    };
    this.general.forEach(consider);
    for (const code of new Set(claim.procedureCodes)) this.byCode.get(code)?.forEach(consider);
    return ids;
  }
}

function looksAt(policy: Policy, { payerId, placeOfService, procedureCodes, submissionDate }: PolicySubject): boolean {
  if (policy.payerIds !== null && !policy.payerIds.includes(payerId)) return false;
  if (policy.placeOfService !== null && policy.placeOfService !== placeOfService) return false;
  if (procedureCodes.length < policy.minimumLines) return false;
  if (policy.effectiveFrom !== null && submissionDate < policy.effectiveFrom) return false;
  return policy.effectiveTo === null || dayOf(submissionDate) <= policy.effectiveTo;
}
