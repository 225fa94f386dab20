import type { Edit } from '../adjudication/adjudication.js';
import type { CalendarDate } from '../time/instant.js';

/** Where a policy is known from: the policy book, or inferred from denials. */
export const POLICY_SOURCES = ['book', 'detected'] as const;
/** Where a policy is known from. */
export type PolicySource = (typeof POLICY_SOURCES)[number];

/** A payer rule as a thing of its own: what it looks at, where its denials count, when it holds. */
export interface Policy {
  /** What `Finding.policyId` names. */
  readonly id: string;
  /** The rule in our own words. */
  readonly name: string;
  readonly edit: Edit;
  /** Pattern or background cause that its denials count under. */
  readonly causeId: string;
  readonly source: PolicySource;
  /** Payers that have the rule; null = all. */
  readonly payerIds: readonly string[] | null;
  /** Codes that it looks at; null = every claim. */
  readonly procedureCodes: readonly string[] | null;
  /** Place that it is bound to; null = every place. */
  readonly placeOfService: string | null;
  /** Lines that a claim needs before the rule looks at it: 2 for rules about pairs. */
  readonly minimumLines: 1 | 2;
  /** First day of submission for which it holds; null = always has. */
  readonly effectiveFrom: CalendarDate | null;
  /** Last day of submission for which it holds; null = until further notice. */
  readonly effectiveTo: CalendarDate | null;
}
