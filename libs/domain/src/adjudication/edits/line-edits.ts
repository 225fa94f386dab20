import { DAY_SECONDS, toEpochSeconds } from '../../time/instant.js';
import type { ClaimReview, ReviewedLine } from '../claim-review.js';
import type { FrequencyRule, ModifierRule, Procedure } from '../policy-book.js';

const TELEHEALTH_MODIFIERS = ['95', '93', 'GT'];
const TELEHEALTH_PLACES = ['02', '10'];
/** Payers that want modifier 95 on a video visit; Medicare goes by the place alone. */
const KINDS_WITHOUT_TELEHEALTH_MODIFIER = new Set(['medicare']);
const SCREENING = /^Z(12\.11|86\.010)/;
/** Remark that stands with "not medically necessary", by line of business. */
const NECESSITY_REMARK: Readonly<Record<string, string>> = { medicare: 'N115', ma: 'N115' };

/** Each line by itself: known code, patient, bundling, coverage, modifiers, necessity, frequency, place, units. */
export function reviewLines(review: ClaimReview): void {
  for (const reviewed of review.lines) {
    const { line, procedure } = reviewed;
    if (!procedure) {
      review.object('CODE', { carc: '16', rarcs: ['M51'], lineNumber: line.lineNumber, codes: [line.procedureCode] });
      continue;
    }
    reviewPatient(review, reviewed, procedure);
    reviewCoverageOfCode(review, reviewed, procedure);
    reviewModifiers(review, reviewed, procedure);
    reviewNecessity(review, reviewed);
    for (const rule of review.book.frequency.get(procedure.code) ?? []) reviewFrequency(review, reviewed, rule);
    reviewTelehealth(review, reviewed, procedure);
  }
  reviewUnits(review);
}

function reviewPatient(review: ClaimReview, { line }: ReviewedLine, procedure: Procedure): void {
  const about = { lineNumber: line.lineNumber, codes: [procedure.code] };
  const { age } = review;
  if (age !== null && (age < (procedure.ageMin ?? 0) || age > (procedure.ageMax ?? 130)))
    review.object('AGESEX', { carc: '6', ...about });
  if (procedure.sex && procedure.sex !== review.claim.patientSex) review.object('AGESEX', { carc: '7', ...about });
}

function reviewCoverageOfCode(review: ClaimReview, { line }: ReviewedLine, procedure: Procedure): void {
  const { book, payer, claim } = review;
  const { code } = procedure;
  const about = { lineNumber: line.lineNumber, codes: [code] };
  if (book.bundledCodes.has(code)) review.object('BUNDLED', { carc: '97', rarcs: ['N390'], ...about });
  const parents = procedure.addOnTo;
  if (parents && !claim.lineItems.some((other) => parents.includes(other.procedureCode))) {
    review.object('ADDON', { carc: 'B15', rarcs: ['N674'], ...about });
  }
  if (claim.payerRecord.excludedCodes.includes(code) || payer.excludesCodes.includes(code)) {
    review.object('NONCOV', { carc: '96', rarcs: ['N130'], group: 'PR', ...about });
  }
}

function reviewModifiers(review: ClaimReview, { line }: ReviewedLine, procedure: Procedure): void {
  const { book, claim } = review;
  const laboratory = book.providers.get(claim.providerId)?.laboratory ?? 'none';
  const about = { lineNumber: line.lineNumber, codes: [procedure.code] };
  const check = (rule: ModifierRule) => {
    if (rule.when?.pos && !(rule.when.pos.includes(claim.placeOfService ?? '') && procedure.pcTc === rule.when.pcTc))
      return;
    if (rule.when?.dxFirst && !rule.when.dxFirst.some((prefix) => claim.diagnosisCodes[0]?.startsWith(prefix))) return;
    if (rule.unlessProviderLab === laboratory) return;
    const good = rule.needs
      ? line.modifiers.includes(rule.needs)
      : rule.needsOneOf?.some((modifier) => line.modifiers.includes(modifier));
    if (!good) review.object('MODRULE', { carc: '4', rarcs: ['N822'], ruleId: rule.id, ...about });
  };
  book.modifierRules.get(procedure.code)?.forEach(check);
  book.placeModifierRules.forEach(check);

  if (line.modifiers.length > 0) {
    if (sideContradicts(review, line.modifiers, line.diagnosisCodes)) {
      review.object('MODRULE', { carc: '4', rarcs: ['N519'], ruleId: 'laterality', ...about });
    }
    if (line.modifiers.length > 4 || new Set(line.modifiers).size !== line.modifiers.length) {
      review.object('MODRULE', { carc: '4', rarcs: ['N823'], ruleId: 'modifier-list', ...about });
    }
  }
  if (procedure.clia && (laboratory === 'none' || (procedure.clia === 'moderate' && laboratory === 'waived'))) {
    review.object('MODRULE', { carc: '16', rarcs: ['MA120'], ruleId: 'laboratory', ...about });
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

function reviewNecessity(review: ClaimReview, { line }: ReviewedLine): void {
  const rule = review.book.necessity.get(line.procedureCode);
  if (!rule || line.diagnosisCodes.length === 0) return;
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

function reviewFrequency(review: ClaimReview, { line }: ReviewedLine, rule: FrequencyRule): void {
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
  const day = toEpochSeconds(claim.dateOfService);
  return earlier.some((prior) => {
    const days = (day - toEpochSeconds(prior.dateOfService)) / DAY_SECONDS;
    return codes.includes(prior.procedureCode) && days >= 0 && days < minDays;
  });
}

function reviewTelehealth(review: ClaimReview, { line }: ReviewedLine, procedure: Procedure): void {
  const remote = TELEHEALTH_PLACES.includes(review.claim.placeOfService ?? '');
  const video = line.modifiers.some((modifier) => TELEHEALTH_MODIFIERS.includes(modifier));
  if (!remote && !video) return;
  const about = { lineNumber: line.lineNumber, codes: [procedure.code] };
  if (remote && !procedure.telehealth)
    review.object('TELE', { carc: '96', rarcs: ['N776'], ruleId: 'not-eligible', ...about });
  else if (remote && !video && !KINDS_WITHOUT_TELEHEALTH_MODIFIER.has(review.payer.kind)) {
    review.object('TELE', { carc: '4', rarcs: ['N822'], ruleId: 'modifier', ...about });
  } else if (!remote) review.object('TELE', { carc: '5', rarcs: ['M77'], ruleId: 'place', ...about });
}

function reviewUnits(review: ClaimReview): void {
  review.lines.forEach(({ line, procedure }, index) => {
    if (!procedure?.mue) return;
    // A code that stands on several lines is counted once, at its first line, over the whole day.
    if (review.lines.findIndex((other) => other.procedure === procedure) !== index) return;
    let units = 0;
    let last = line;
    for (const other of review.lines) {
      if (other.procedure !== procedure) continue;
      units += other.line.units;
      last = other.line;
    }
    if (units > procedure.mue) {
      review.object('MUE', {
        carc: '151',
        rarcs: ['N362'],
        lineNumber: last.lineNumber,
        ruleId: `MUE-${procedure.mai}`,
        codes: [procedure.code],
      });
    }
  });
}
