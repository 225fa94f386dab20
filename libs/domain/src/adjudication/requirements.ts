import type { ClaimLineSubmission, ClaimSubmission } from '../claims/claim.js';
import type { AuthorizationRule, DocumentRule, Payer, PolicyBook, Procedure } from './policy-book.js';

/** What decides which numbers and papers a claim needs: its lines, where they were given, to whom it goes. */
export type RequirementScope = Pick<ClaimSubmission, 'placeOfService' | 'diagnosisCodes' | 'specialtyId'> & {
  readonly lineItems: readonly Pick<ClaimLineSubmission, 'procedureCode' | 'modifiers' | 'ndc'>[];
};

/** The authorization rules of this payer that the line falls under, or undefined. */
export function authorizationFor(
  procedureCode: string,
  placeOfService: string | null,
  payer: Payer,
  book: PolicyBook,
): AuthorizationRule | undefined {
  const rule = book.authorizationByCode.get(procedureCode);
  if (!rule || !payer.authorizationRules.includes(rule.id) || rule.exemptPos.includes(placeOfService ?? ''))
    return undefined;
  return rule;
}

/** Ids of the authorization rules that a claim's lines fall under at this payer. */
export function authorizationsNeeded(claim: RequirementScope, payer: Payer, book: PolicyBook): string[] {
  const needed: string[] = [];
  for (const line of claim.lineItems) {
    const rule = authorizationFor(line.procedureCode, claim.placeOfService, payer, book);
    if (rule && !needed.includes(rule.id)) needed.push(rule.id);
  }
  return needed;
}

/** True when this payer wants a referral for an office visit to this specialist. */
export function referralNeeded(claim: RequirementScope, payer: Payer, book: PolicyBook): boolean {
  if (!payer.requiresReferral) return false;
  if (!book.specialties.get(claim.specialtyId)?.specialist || book.referral.exemptSpecialties.has(claim.specialtyId))
    return false;
  if (book.referral.exemptPlaces.has(claim.placeOfService ?? '')) return false;
  return claim.lineItems.some((line) => book.procedures.get(line.procedureCode)?.emOffice);
}

const rulesOfPayers = new WeakMap<PolicyBook, Map<Payer, readonly DocumentRule[]>>();

/** The document rules that this payer may apply to some claim; most payers ask for few papers. Found once. */
export function documentRulesOf(payer: Payer, book: PolicyBook): readonly DocumentRule[] {
  let known = rulesOfPayers.get(book);
  if (!known) rulesOfPayers.set(book, (known = new Map()));
  let rules = known.get(payer);
  if (!rules) {
    rules = book.documentation.filter(
      ({ kinds, payerHabit }) =>
        (kinds?.includes(payer.kind) ?? true) && (!payerHabit || payer.documentationHabits.includes(payerHabit)),
    );
    known.set(payer, rules);
  }
  return rules;
}

/** True when this rule, which the claim's payer has, applies to the claim. */
export function documentNeeded(rule: DocumentRule, claim: RequirementScope, book: PolicyBook): boolean {
  if (rule.requires === 'accidentDate') return claim.diagnosisCodes.some((code) => book.diagnoses.get(code)?.injury);
  const { flag, codes, modifiers } = rule;
  if (flag) return claim.lineItems.some((line) => hasFlag(book.procedures.get(line.procedureCode), flag));
  if (codes) return claim.lineItems.some((line) => codes.includes(line.procedureCode));
  return claim.lineItems.some((line) => line.modifiers.some((modifier) => modifiers?.includes(modifier)));
}

/** The document rules that apply to a claim at this payer. */
export function documentsNeeded(claim: RequirementScope, payer: Payer, book: PolicyBook): DocumentRule[] {
  return documentRulesOf(payer, book).filter((rule) => documentNeeded(rule, claim, book));
}

function hasFlag(procedure: Procedure | undefined, flag: NonNullable<DocumentRule['flag']>): boolean {
  return Boolean(procedure?.[flag]);
}
