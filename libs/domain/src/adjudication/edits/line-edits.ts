import type { ClaimLineSubmission } from '../../claims/claim.js';
import { daysBetween } from '../../time/calendar.js';
import type { ClaimReview, ReviewedLine } from '../claim-review.js';
import type { ProcedureEdits } from '../code-edits.js';
import { fitsAge } from '../patient-fit.js';
import { isTelehealth } from '../place-of-service.js';
import type { FrequencyRule, ModifierRule, NecessityRule, Procedure, Provider } from '../policy-book.js';

type Line = ClaimLineSubmission;
type Laboratory = Provider['laboratory'];

const TELEHEALTH_MODIFIERS = ['95', '93', 'GT'];
/** Payers that want modifier 95 on a video visit; Medicare goes by the place alone. */
const KINDS_WITHOUT_TELEHEALTH_MODIFIER = new Set(['medicare']);
const SCREENING = /^Z(12\.11|86\.010)/;
/** Remark that stands with "not medically necessary", by line of business. */
const NECESSITY_REMARK: Readonly<Record<string, string>> = { medicare: 'N115', ma: 'N115' };

/** Each line by itself: known code, patient, bundling, coverage, modifiers, necessity, frequency, place, units. */
export function reviewLines(review: ClaimReview): void {
  const laboratory = review.book.providers.get(review.claim.providerId)?.laboratory ?? 'none';
  for (const { line, edits } of review.lines) {
    if (!edits) {
      review.object('CODE', { carc: '16', rarcs: ['M51'], lineNumber: line.lineNumber, codes: [line.procedureCode] });
      continue;
    }
    reviewPatient(review, line, edits.procedure);
    reviewCoverageOfCode(review, line, edits);
    for (const rule of edits.modifierRules) reviewModifierRule(review, line, edits.procedure, rule, laboratory);
    if (line.modifiers.length > 0) reviewModifierList(review, line);
    reviewLaboratory(review, line, edits.procedure, laboratory);
    if (edits.necessity) reviewNecessity(review, line, edits.necessity);
    for (const rule of edits.frequency) reviewFrequency(review, line, rule);
    reviewTelehealth(review, line, edits.procedure);
  }
  reviewUnits(review);
}

function about({ lineNumber, procedureCode }: Line): {
  readonly lineNumber: number;
  readonly codes: readonly string[];
} {
  return { lineNumber, codes: [procedureCode] };
}

function reviewPatient(review: ClaimReview, line: Line, procedure: Procedure): void {
  const { age } = review;
  if (age !== null && !fitsAge(procedure, age)) review.object('AGESEX', { carc: '6', ...about(line) });
  if (procedure.sex && procedure.sex !== review.claim.patientSex)
    review.object('AGESEX', { carc: '7', ...about(line) });
}

function reviewCoverageOfCode(review: ClaimReview, line: Line, { procedure, isBundled }: ProcedureEdits): void {
  const { payer, claim } = review;
  const { code, addOnTo } = procedure;
  if (isBundled) review.object('BUNDLED', { carc: '97', rarcs: ['N390'], ...about(line) });
  if (addOnTo && !claim.lineItems.some((other) => addOnTo.includes(other.procedureCode))) {
    review.object('ADDON', { carc: 'B15', rarcs: ['N674'], ...about(line) });
  }
  if (claim.payerRecord.excludedCodes.includes(code) || payer.excludesCodes.includes(code)) {
    review.object('NONCOV', { carc: '96', rarcs: ['N130'], group: 'PR', ...about(line) });
  }
}

function reviewModifierRule(
  review: ClaimReview,
  line: Line,
  { pcTc }: Procedure,
  { id, when, needs, needsOneOf, unlessProviderLab }: ModifierRule,
  laboratory: Laboratory,
): void {
  const { placeOfService, diagnosisCodes } = review.claim;
  if (when?.pos && !(when.pos.includes(placeOfService ?? '') && pcTc === when.pcTc)) return;
  if (when?.dxFirst && !when.dxFirst.some((prefix) => diagnosisCodes[0]?.startsWith(prefix))) return;
  if (unlessProviderLab === laboratory) return;
  const good = needs ? line.modifiers.includes(needs) : needsOneOf?.some((one) => line.modifiers.includes(one));
  if (!good) review.object('MODRULE', { carc: '4', rarcs: ['N822'], ruleId: id, ...about(line) });
}

function reviewModifierList(review: ClaimReview, line: Line): void {
  const { modifiers } = line;
  if (sideContradicts(review, modifiers, line.diagnosisCodes)) {
    review.object('MODRULE', { carc: '4', rarcs: ['N519'], ruleId: 'laterality', ...about(line) });
  }
  if (modifiers.length > 4 || modifiers.some((modifier, index) => modifiers.indexOf(modifier) !== index)) {
    review.object('MODRULE', { carc: '4', rarcs: ['N823'], ruleId: 'modifier-list', ...about(line) });
  }
}

function reviewLaboratory(review: ClaimReview, line: Line, { clia }: Procedure, laboratory: Laboratory): void {
  if (clia && (laboratory === 'none' || (clia === 'moderate' && laboratory === 'waived'))) {
    review.object('MODRULE', { carc: '16', rarcs: ['MA120'], ruleId: 'laboratory', ...about(line) });
  }
}

function sideContradicts(review: ClaimReview, modifiers: readonly string[], pointers: readonly string[]): boolean {
  const right = modifiers.includes('RT');
  const left = modifiers.includes('LT');
  if (!right && !left) return false;
  const sides = pointers.map((code) => review.book.diagnoses.get(code)?.side).filter((side) => side !== undefined);
  if (sides.length === 0) return false;
  return (right && sides.every((side) => side === 'left')) || (left && sides.every((side) => side === 'right'));
}

function reviewNecessity(review: ClaimReview, line: Line, rule: NecessityRule): void {
  if (line.diagnosisCodes.length === 0) return;
  for (const code of line.diagnosisCodes) {
    for (const prefix of rule.supportedByPrefix) if (code.startsWith(prefix)) return;
  }
  review.object('NEC', {
    carc: '50',
    rarcs: [NECESSITY_REMARK[review.payer.kind] ?? 'N569'],
    lineNumber: line.lineNumber,
    ruleId: rule.id,
    codes: [line.procedureCode, ...line.diagnosisCodes],
  });
}

function reviewFrequency(review: ClaimReview, line: Line, rule: FrequencyRule): void {
  const { claim, payer } = review;
  if (rule.notPos?.includes(claim.placeOfService ?? '')) return;
  if (rule.screeningOnly && !SCREENING.test(claim.diagnosisCodes[0] ?? '')) return;
  if (rule.unlessDx?.some((code) => claim.diagnosisCodes.includes(code))) return;
  const exceeded = rule.visitLimit
    ? payer.therapyVisitLimit !== null && claim.payerRecord.therapyVisitsUsed >= payer.therapyVisitLimit
    : wasDoneWithin(review, rule);
  if (!exceeded) return;
  review.object('FREQ', {
    carc: rule.carc,
    rarcs: [rule.rarc],
    group: rule.group,
    lineNumber: line.lineNumber,
    ruleId: rule.id,
    codes: [line.procedureCode],
  });
}

function wasDoneWithin({ claim }: ClaimReview, { codes, minDays = 0 }: FrequencyRule): boolean {
  const earlier = claim.payerRecord.priorServices;
  if (earlier.length === 0) return false;
  return earlier.some((prior) => {
    const days = daysBetween(prior.dateOfService, claim.dateOfService);
    return codes.includes(prior.procedureCode) && days >= 0 && days < minDays;
  });
}

function reviewTelehealth(review: ClaimReview, line: Line, procedure: Procedure): void {
  const remote = isTelehealth(review.claim.placeOfService);
  if (!remote && line.modifiers.length === 0) return;
  const video = line.modifiers.some((modifier) => TELEHEALTH_MODIFIERS.includes(modifier));
  if (!remote && !video) return;
  if (remote && !procedure.telehealth)
    review.object('TELE', { carc: '96', rarcs: ['N776'], ruleId: 'not-eligible', ...about(line) });
  else if (remote && !video && !KINDS_WITHOUT_TELEHEALTH_MODIFIER.has(review.payer.kind)) {
    review.object('TELE', { carc: '4', rarcs: ['N822'], ruleId: 'modifier', ...about(line) });
  } else if (!remote) review.object('TELE', { carc: '5', rarcs: ['M77'], ruleId: 'place', ...about(line) });
}

function reviewUnits(review: ClaimReview): void {
  const { lines } = review;
  for (let index = 0; index < lines.length; index++) {
    const { line, procedure } = lines[index] as ReviewedLine;
    if (!procedure?.mue) continue;
    let units = 0;
    let last = line;
    let first = -1;
    for (let at = 0; at < lines.length; at++) {
      const other = lines[at] as ReviewedLine;
      if (other.procedure !== procedure) continue;
      units += other.line.units;
      last = other.line;
      if (first < 0) first = at;
    }
    // A code that stands on several lines is counted once, at its first line, over the whole day.
    if (first !== index || units <= procedure.mue) continue;
    review.object('MUE', {
      carc: '151',
      rarcs: ['N362'],
      lineNumber: last.lineNumber,
      ruleId: `MUE-${procedure.mai}`,
      codes: [procedure.code],
    });
  }
}
