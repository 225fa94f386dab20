import type { ClaimSubmission } from '../../claims/claim.js';
import type { ClaimReview } from '../claim-review.js';
import type { DocumentRule } from '../policy-book.js';
import { authorizationFor, documentsNeeded, referralNeeded } from '../requirements.js';

/** Permission and papers: authorization, referral, records and numbers that must stand with the claim. */
export function reviewPapers(review: ClaimReview): void {
  const { claim, payer, book } = review;
  for (const { line } of review.lines) {
    const rule = authorizationFor(line.procedureCode, claim.placeOfService, payer, book);
    if (!rule || claim.payerRecord.authorizedRules.includes(rule.id)) continue;
    const forAnother = claim.authorizationNumber !== null;
    review.object('AUTH', {
      carc: forAnother ? '284' : '197',
      rarcs: ['M62'],
      lineNumber: line.lineNumber,
      ruleId: rule.id,
      codes: [line.procedureCode],
    });
  }
  if (claim.referralNumber === null && referralNeeded(claim, payer, book))
    review.object('REFERRAL', { carc: '288', rarcs: ['N286'] });
  for (const rule of documentsNeeded(claim, payer, book)) {
    if (isAbsent(rule, review)) {
      review.object('DOC', { carc: rule.carc, rarcs: [rule.rarc], ruleId: rule.id, ...offendingLine(rule, review) });
    }
  }
}

const FIELD_OF: Readonly<Record<Exclude<DocumentRule['requires'], 'ndc'>, keyof ClaimSubmission>> = {
  orderingProvider: 'orderingNpi',
  referringProvider: 'referringNpi',
  cliaNumber: 'cliaNumber',
  accidentDate: 'accidentDate',
  attachment: 'attachmentControlNumber',
};

function isAbsent(rule: DocumentRule, { claim, lines }: ClaimReview): boolean {
  if (rule.requires === 'ndc') return lines.some(({ line, procedure }) => procedure?.ndc && line.ndc === null);
  return claim[FIELD_OF[rule.requires]] === null;
}

/** The first line that made the rule apply; none for rules about the whole claim. */
function offendingLine(rule: DocumentRule, { lines }: ClaimReview): { lineNumber?: number; codes?: string[] } {
  const found = lines.find(({ line, procedure }) => {
    if (rule.requires === 'ndc') return procedure?.ndc && line.ndc === null;
    if (rule.flag) return procedure?.[rule.flag];
    if (rule.codes) return rule.codes.includes(line.procedureCode);
    return line.modifiers.some((modifier) => rule.modifiers?.includes(modifier));
  });
  return found ? { lineNumber: found.line.lineNumber, codes: [found.line.procedureCode] } : {};
}
