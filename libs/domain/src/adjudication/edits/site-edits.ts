import type { ClaimLineSubmission, ClaimSubmission } from '../../claims/claim.js';
import type { ClaimReview } from '../claim-review.js';
import type { PolicyBook, SiteRule } from '../policy-book.js';

/**
 * Services that a payer does not pay for in a place, by claims received since the rule holds. They come last: what was
 * refused for another reason before such a rule is still refused for that reason.
 */
export function reviewSites(review: ClaimReview): void {
  for (const { rule, line } of brokenSiteRules(review.claim, review.book)) {
    review.object('NONCOV', {
      carc: '96',
      rarcs: ['N130'],
      group: 'PR',
      lineNumber: line.lineNumber,
      ruleId: rule.id,
      codes: [line.procedureCode],
    });
  }
}

/** The rules about places that lines of a claim fall under, in line order. */
export function brokenSiteRules(
  { payerId, placeOfService, submissionDate, lineItems }: ClaimSubmission,
  { siteRules }: Pick<PolicyBook, 'siteRules'>,
): { readonly rule: SiteRule; readonly line: ClaimLineSubmission }[] {
  if (siteRules.size === 0) return [];
  return lineItems.flatMap((line) =>
    (siteRules.get(line.procedureCode) ?? [])
      .filter(
        (rule) =>
          rule.payerId === payerId &&
          (rule.placeOfService === null || rule.placeOfService === placeOfService) &&
          submissionDate >= rule.effectiveFrom,
      )
      .map((rule) => ({ rule, line })),
  );
}
