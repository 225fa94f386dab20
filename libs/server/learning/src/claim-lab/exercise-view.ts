import type { LabExerciseView } from '@portal/contracts';
import {
  adjudicate,
  ageOn,
  centsToDollars,
  type Claim,
  DENIAL_PATTERNS,
  editInWords,
  FILLABLE_FIELDS,
  isPatternId,
  judgeAnswer,
  LAB_TRIES,
  type LabExercise,
  labHelp,
  type LabTry,
  type PolicyBook,
} from '@portal/domain';
import { codeInWords, providerName, REFERENCE } from '@portal/reference';

/** Diagnoses of the patient's list that the claim does not name; among them the one that may be wanted. */
const MORE_DIAGNOSES = 3;

const MONEY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const MODIFIERS = choices(REFERENCE.modifiers);
const PLACES = choices(REFERENCE.placesOfService);

/** What an exercise is shown from. */
export interface ExerciseScope {
  readonly sessionId: string;
  /** From 1. */
  readonly number: number;
  readonly exercise: LabExercise;
  readonly claim: Claim;
  readonly book: PolicyBook;
}

/** An exercise as the person sees it: the denied claim without its patient's name and without the cause. */
export function exerciseView({ sessionId, number, exercise, claim, book }: ExerciseScope): LabExerciseView {
  const { state, points, tries, hints, claimId } = exercise;
  const help = labHelp(claim, book);
  const { denialGroup, denialCarc, denialRarcs, placeOfService } = claim;
  return {
    ...{ sessionId, number, state, points, claimId },
    denial: {
      group: denialGroup ?? 'CO',
      carc: codeInWords(denialCarc ?? '', REFERENCE.carcs),
      rarcs: denialRarcs.map((code) => codeInWords(code, REFERENCE.rarcs)),
    },
    patient: {
      sex: claim.patientSex,
      age: claim.patientDob === null ? null : ageOn(claim.dateOfService, claim.patientDob),
    },
    payerName: nameOfPayer(claim),
    providerName: providerName(claim.providerId),
    dateOfService: claim.dateOfService,
    placeOfService: placeOfService === null ? null : codeInWords(placeOfService, REFERENCE.placesOfService),
    diagnoses: claim.diagnosisCodes.map(diagnosis),
    lines: claim.lineItems.map((line) => ({
      lineNumber: line.lineNumber,
      procedureCode: line.procedureCode,
      label: REFERENCE.procedures.get(line.procedureCode)?.label ?? line.procedureCode,
      modifiers: [...line.modifiers],
      units: line.units,
      diagnosisCodes: [...line.diagnosisCodes],
      billedAmount: centsToDollars(line.billedAmount),
      drugCode: line.ndc !== null,
    })),
    papers: FILLABLE_FIELDS.filter((field) => field !== 'ndc' && claim[field] !== null),
    note: help?.note ?? '',
    chartDiagnoses: chartDiagnoses(claim, help?.edits ?? [], book),
    modifiers: MODIFIERS,
    places: PLACES,
    hints: (help?.hints ?? []).slice(0, hints),
    tries: tries.map((given) => tryView(claim, given, book)),
    triesLeft: state === 'open' ? LAB_TRIES - tries.length : 0,
    solution: state === 'open' ? null : solution(claim, book),
  };
}

function tryView(claim: Claim, given: LabTry, book: PolicyBook): LabExerciseView['tries'][number] {
  const { patternRight, grade, answer, why, rule } = judgeAnswer(claim, given, book);
  const [left] = answer.findings;
  const money = (cents: number) => MONEY.format(centsToDollars(cents));
  return {
    ...{ patternRight, grade, why, rule, patternId: given.patternId, edits: [...given.edits], points: given.points },
    words: given.edits.length === 0 ? 'nothing changed' : given.edits.map(editInWords).join(', '),
    answer: left
      ? `${nameOfPayer(claim)} would still deny it, ${left.group}-${left.carc}.`
      : `${nameOfPayer(claim)} would pay ${money(answer.paidAmount)}, the patient ${money(answer.patientAmount)}.`,
  };
}

function solution(claim: Claim, book: PolicyBook): LabExerciseView['solution'] {
  const help = labHelp(claim, book);
  const causeId = adjudicate(claim, book).findings[0]?.causeId;
  if (!help || causeId === undefined || !isPatternId(causeId)) return null;
  const { why, rule } = judgeAnswer(claim, { patternId: causeId, edits: help.edits }, book);
  const patternName = DENIAL_PATTERNS[causeId].name;
  return { patternId: causeId, patternName, words: help.solution.join(', '), why, rule };
}

/** The claim's diagnoses and a few more of the list, so that what is missing does not give itself away. */
function chartDiagnoses(
  claim: Claim,
  edits: NonNullable<ReturnType<typeof labHelp>>['edits'],
  book: PolicyBook,
): LabExerciseView['chartDiagnoses'] {
  const wanted = edits.flatMap((edit) => (edit.kind === 'point-diagnosis' ? [edit.diagnosisCode] : []));
  const more = wanted.filter((code) => !claim.diagnosisCodes.includes(code));
  const all = [...book.diagnoses.keys()];
  for (let step = 1; more.length < MORE_DIAGNOSES && step < all.length; step++) {
    const code = all[(claim.sequence * 7 + step * 11) % all.length] as string;
    if (!more.includes(code) && !claim.diagnosisCodes.includes(code)) more.push(code);
  }
  return [...claim.diagnosisCodes, ...more].sort().map(diagnosis);
}

function nameOfPayer({ payerId }: Claim): string {
  return REFERENCE.payerById.get(payerId)?.name ?? 'The payer';
}

function diagnosis(code: string) {
  return { code, label: REFERENCE.diagnoses.get(code)?.label ?? code };
}

function choices(words: ReadonlyMap<string, string>) {
  return [...words.keys()].sort().map((code) => codeInWords(code, words));
}
