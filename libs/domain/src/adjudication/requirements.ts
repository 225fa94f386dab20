import type { ClaimLineSubmission, ClaimSubmission } from '../claims/claim.js';
import type { AuthorizationRule, DocumentRule, Payer, PolicyBook } from './policy-book.js';

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
  for (const { procedureCode } of claim.lineItems) if (book.procedures.get(procedureCode)?.emOffice) return true;
  return false;
}

/** The papers that a payer asks for, and what on a claim calls for them: a bit for each rule, in the order of the book. */
interface Papers {
  readonly rules: readonly DocumentRule[];
  readonly byProcedure: ReadonlyMap<string, number>;
  readonly byModifier: ReadonlyMap<string, number>;
  /** Called for by a diagnosis that is an injury. */
  readonly onInjury: number;
  /** The rules of each set of bits that some claim had. */
  readonly sets: Map<number, readonly DocumentRule[]>;
}

/** Each claim is asked for its papers twice, so they are looked up, not looked for. */
const papersOfPayers = new WeakMap<PolicyBook, Map<Payer, Papers>>();

/** The document rules that apply to a claim at this payer, in the order of the book. */
export function documentsNeeded(claim: RequirementScope, payer: Payer, book: PolicyBook): readonly DocumentRule[] {
  const { rules, byProcedure, byModifier, onInjury, sets } = papersOf(payer, book);
  let needed = onInjury !== 0 && hasInjury(claim, book) ? onInjury : 0;
  for (const { procedureCode, modifiers } of claim.lineItems) {
    needed |= byProcedure.get(procedureCode) ?? 0;
    for (const modifier of modifiers) needed |= byModifier.get(modifier) ?? 0;
  }
  let set = sets.get(needed);
  if (!set) sets.set(needed, (set = rules.filter((_, index) => needed & (1 << index))));
  return set;
}

function hasInjury({ diagnosisCodes }: RequirementScope, book: PolicyBook): boolean {
  for (const code of diagnosisCodes) if (book.diagnoses.get(code)?.injury) return true;
  return false;
}

function papersOf(payer: Payer, book: PolicyBook): Papers {
  let known = papersOfPayers.get(book);
  if (!known) papersOfPayers.set(book, (known = new Map()));
  let papers = known.get(payer);
  if (!papers) known.set(payer, (papers = findPapers(payer, book)));
  return papers;
}

function findPapers(payer: Payer, book: PolicyBook): Papers {
  const rules = book.documentation.filter(
    ({ kinds, payerHabit }) =>
      (kinds?.includes(payer.kind) ?? true) && (!payerHabit || payer.documentationHabits.includes(payerHabit)),
  );
  const byProcedure = new Map<string, number>();
  const byModifier = new Map<string, number>();
  let onInjury = 0;
  rules.forEach(({ requires, flag, codes, modifiers = [] }, index) => {
    const bit = 1 << index;
    const callsOn = (calls: Map<string, number>, key: string) => calls.set(key, (calls.get(key) ?? 0) | bit);
    // A rule goes by the first of these that it names: injuries, a mark of the code, codes, modifiers.
    if (requires === 'accidentDate') onInjury |= bit;
    else if (flag) {
      for (const [code, procedure] of book.procedures) if (procedure[flag]) callsOn(byProcedure, code);
    } else if (codes) for (const code of codes) callsOn(byProcedure, code);
    else for (const modifier of modifiers) callsOn(byModifier, modifier);
  });
  return { rules, byProcedure, byModifier, onInjury, sets: new Map() };
}
