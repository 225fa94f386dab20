import type { CalendarDate, Cents, Instant } from '@portal/domain';
import type { NamedParty, ReceivedClaim, ReceivedLine, ReceivedPatient } from '../received-claim.js';
import { amountText, readAmount, sumOf } from '../reading/amounts.js';
import type { Reporter } from '../reading/finding-list.js';
import type { ClaimDraft } from './claim-draft.js';
import { finishLine } from './finish-line.js';
import { readFrequency } from '../reading/frequency.js';
import { codesOf } from './health-information.js';
import type { Person } from './names.js';

/** What stands above a claim in the hierarchy when it begins. */
export interface ClaimContext {
  readonly submissionDate: Instant | null;
  readonly billingProvider: NamedParty | null;
  readonly payer: NamedParty | null;
  readonly subscriber: Person | null;
  /** Null when the subscriber is the patient. */
  readonly patient: Person | null;
}

/**
 * The claim that was read.
 * @returns null when it cannot be taken; each reason is noted as an error
 */
export function finishClaim(draft: ClaimDraft, context: ClaimContext): ReceivedClaim | null {
  const { head, reporter } = draft;
  const lines = linesOf(draft);
  const { submissionDate, billingProvider, payer } = partsAbove(context, reporter);
  const patient = patientOf(context, reporter);
  const billedAmount = chargeOf(draft, lines);
  const dateOfService = firstDayOf(draft);
  const frequencyCode = readFrequency(head.parts(5)[2] ?? '', 'CLM05-3', reporter);
  if (head.at(1) === '') reporter.error('CLM01', 'The claim has no number.');
  if (submissionDate && dateOfService && submissionDate.slice(0, 10) < dateOfService) {
    reporter.error('DTP*472', 'The day of service lies after the day on which the claim was sent.');
  }
  warnOfOddities(draft, frequencyCode);
  const complete = submissionDate && billingProvider && payer && patient && dateOfService && frequencyCode;
  if (reporter.refused || !complete || billedAmount === null) return null;
  return {
    place: reporter.place,
    claimNumber: head.at(1),
    billingProvider,
    renderingNpi: draft.renderingNpi,
    payer,
    patient,
    submissionDate,
    dateOfService,
    placeOfService: placeOfService(draft),
    serviceLocation: draft.serviceLocation,
    diagnosisCodes: codesOf(draft.diagnoses),
    lines,
    authorizationNumber: draft.authorizationNumber,
    referralNumber: draft.referralNumber,
    orderingNpi: draft.orderingNpi,
    referringNpi: draft.referringNpi,
    cliaNumber: draft.cliaNumber,
    accidentDate: draft.accidentDate,
    attachmentControlNumber: draft.attachmentControlNumber,
    frequencyCode,
    replacedClaimNumber: draft.replacedClaimNumber,
    billedAmount,
  };
}

function linesOf({ lines, diagnoses, reporter }: ClaimDraft): ReceivedLine[] {
  if (lines.length === 0) reporter.error('LX', 'The claim has no service line.');
  return lines.flatMap((line, index) => finishLine(line, index + 1, diagnoses, reporter) ?? []);
}

function partsAbove(context: ClaimContext, reporter: Reporter): ClaimContext {
  const { submissionDate, billingProvider, payer } = context;
  if (submissionDate === null) reporter.error('BHT04', 'Nothing says on which day the claim was sent.');
  if (billingProvider === null) reporter.error('NM1*85', 'The claim names no billing provider.');
  if (payer === null) reporter.error('NM1*PR', 'The claim names no payer.');
  return context;
}

function patientOf({ subscriber, patient }: ClaimContext, reporter: Reporter): ReceivedPatient | null {
  const person = patient ?? subscriber;
  if (person === null || person.name === '') {
    reporter.error(patient ? 'NM1*QC' : 'NM1*IL', 'The claim does not name its patient.');
    return null;
  }
  const memberId = subscriber?.memberId ?? null;
  if (memberId === null) reporter.warning('NM1*IL', 'The subscriber has no member number.');
  if (person.birthDate === null)
    reporter.warning('DMG02', 'The birth date of the patient is missing or not a date like 19800517.');
  return { name: person.name, birthDate: person.birthDate, sex: person.sex, memberId };
}

/** The charge must be what its lines add up to, so far as all of them could be read. */
function chargeOf({ head, lines: drafts, reporter }: ClaimDraft, lines: readonly ReceivedLine[]): Cents | null {
  const charge = readAmount(head.at(2));
  const sum = sumOf(lines.map(({ billedAmount }) => billedAmount));
  if (charge === null) reporter.error('CLM02', 'The charge of the claim is missing or not an amount like 125.00.');
  else if (lines.length === drafts.length && charge !== sum) {
    reporter.error('CLM02', `The charge is ${amountText(charge)}, and its lines add up to ${amountText(sum)}.`);
  }
  return charge;
}

function firstDayOf({ dateOfService, lines, reporter }: ClaimDraft): CalendarDate | null {
  const days = [dateOfService, ...lines.map((line) => line.dateOfService)].filter((day) => day !== null);
  const first = days.sort()[0] ?? null;
  if (first === null) reporter.error('DTP*472', 'The claim has no day of service.');
  return first;
}

/** That of the claim; where it has none, that of its first line that names one. */
function placeOfService({ head, lines }: ClaimDraft): string | null {
  const places = [head.parts(5)[0] ?? '', ...lines.map(({ service }) => service?.at(5) ?? '')];
  return places.find((place) => /^\d{2}$/.test(place)) ?? null;
}

function warnOfOddities(draft: ClaimDraft, frequencyCode: string | null): void {
  const { reporter, diagnoses, replacedClaimNumber } = draft;
  if (diagnoses.length === 0) reporter.warning('HI', 'The claim has no diagnosis.');
  if (placeOfService(draft) === null) reporter.warning('CLM05-1', 'The claim names no place of service.');
  if (frequencyCode === '7' && replacedClaimNumber === null) {
    reporter.warning('REF*F8', 'The claim replaces another and does not say which.');
  }
}
