import type { CalendarDate, Instant } from '@portal/domain';
import type { NamedParty, ReceivedClaim, ReceivedPatient } from '../received-claim.js';
import { sumOf } from '../reading/amounts.js';
import { readDate, readInstant } from '../reading/dates.js';
import { icd10WithPoint, isIcd10 } from '../reading/diagnosis-code.js';
import { readFrequency } from '../reading/frequency.js';
import { DIAGNOSES_AT_MOST } from '../reading/limits.js';
import { warnOfNpi } from '../reading/npi.js';
import { writtenDate } from '../reading/written-form.js';
import { agreedDay, type ClaimRows, wordsOf } from './claim-rows.js';
import type { CsvColumnName } from './columns.js';
import { csvLine } from './csv-line.js';

/**
 * The claim that its rows tell.
 * @returns null when it cannot be taken; each reason is noted as an error
 */
export function readCsvClaim(claim: ClaimRows): ReceivedClaim | null {
  const { rows, reporter, agreed } = claim;
  for (const { problem, place } of rows) if (problem) reporter.error('row', problem, place);
  const billingProvider = party(claim, 'billing_npi', 'billing_name');
  const payer = party(claim, 'payer_id', 'payer_name');
  const patient = patientOf(claim);
  const submissionDate = submissionOf(claim);
  const dateOfService = firstDayOf(claim);
  const diagnosisCodes = diagnosesOf(claim);
  const lines = rows.flatMap((row, index) => csvLine(row, index + 1, diagnosisCodes, reporter) ?? []);
  const frequencyCode = readFrequency(agreed('frequency_code') ?? '1', 'frequency_code', reporter);
  const optional = optionalFields(claim);
  if (submissionDate && dateOfService && submissionDate.slice(0, 10) < dateOfService) {
    reporter.error('date_of_service', 'The day of service lies after the day on which the claim was sent.');
  }
  warnOfOddities(claim, frequencyCode);
  const complete = billingProvider && payer && patient && submissionDate && dateOfService && frequencyCode;
  if (reporter.refused || !complete) return null;
  return {
    place: reporter.place,
    claimNumber: reporter.claimNumber ?? '',
    billingProvider,
    renderingNpi: optional.renderingNpi,
    payer,
    patient,
    submissionDate,
    dateOfService,
    placeOfService: optional.placeOfService,
    serviceLocation: optional.serviceLocation,
    diagnosisCodes,
    lines,
    authorizationNumber: optional.authorizationNumber,
    referralNumber: optional.referralNumber,
    orderingNpi: optional.orderingNpi,
    referringNpi: optional.referringNpi,
    cliaNumber: optional.cliaNumber,
    accidentDate: optional.accidentDate,
    attachmentControlNumber: optional.attachmentControlNumber,
    frequencyCode,
    replacedClaimNumber: optional.replacedClaimNumber,
    billedAmount: sumOf(lines.map(({ billedAmount }) => billedAmount)),
  };
}

function party({ agreed, reporter }: ClaimRows, idColumn: CsvColumnName, nameColumn: CsvColumnName): NamedParty | null {
  const [id, name] = [agreed(idColumn), agreed(nameColumn)];
  if (idColumn === 'billing_npi') warnOfNpi(id, idColumn, reporter);
  if (id !== null || name !== null) return { id, name };
  reporter.error(idColumn, `One of ${idColumn} and ${nameColumn} must be given.`);
  return null;
}

function patientOf(claim: ClaimRows): ReceivedPatient | null {
  const { agreed, reporter } = claim;
  const [name, memberId] = [agreed('patient_name'), agreed('member_id')];
  if (name === null) reporter.error('patient_name', 'The claim does not name its patient.');
  if (memberId === null) reporter.warning('member_id', 'The patient has no member number.');
  if (agreed('patient_birth_date') === null) reporter.warning('patient_birth_date', 'The birth date is missing.');
  const birthDate = agreedDay(claim, 'patient_birth_date');
  return name === null ? null : { name, birthDate, sex: sexOf(claim), memberId };
}

function sexOf({ agreed, reporter }: ClaimRows): ReceivedPatient['sex'] {
  const text = agreed('patient_sex')?.toUpperCase() ?? null;
  if (text === 'F' || text === 'M') return text;
  if (text !== null && text !== 'U')
    reporter.warning('patient_sex', 'patient_sex must be F or M; what stands there is ignored.');
  return null;
}

function submissionOf({ agreed, reporter }: ClaimRows): Instant | null {
  const text = agreed('submitted_at') ?? '';
  const instant = readInstant(text);
  if (instant === null) {
    const expected = 'a date like 2026-03-02, or date and time like 2026-03-02T09:15:00';
    reporter.error('submitted_at', `submitted_at must be ${expected}; ${writtenDate(text)}.`);
  }
  return instant;
}

function firstDayOf({ rows, reporter }: ClaimRows): CalendarDate | null {
  const days = rows.map((row) => {
    const text = row.at('date_of_service');
    const day = readDate(text);
    if (day === null) {
      const message = `date_of_service must be a date like 2026-02-27; ${writtenDate(text)}.`;
      reporter.error('date_of_service', message, row.place);
    }
    return day;
  });
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

function diagnosesOf({ agreed, reporter }: ClaimRows): string[] {
  const codes = [...new Set(wordsOf(agreed('diagnosis_codes') ?? '').map(icd10WithPoint))];
  if (codes.length === 0) reporter.warning('diagnosis_codes', 'The claim has no diagnosis.');
  if (!codes.every(isIcd10)) reporter.warning('diagnosis_codes', 'A diagnosis does not have the form of ICD-10-CM.');
  if (codes.length > DIAGNOSES_AT_MOST) {
    reporter.warning('diagnosis_codes', `Only the first ${DIAGNOSES_AT_MOST} diagnoses are taken.`);
  }
  return codes.slice(0, DIAGNOSES_AT_MOST);
}

function optionalFields(claim: ClaimRows) {
  const { agreed } = claim;
  return {
    renderingNpi: npi(claim, 'rendering_npi'),
    placeOfService: placeOfService(claim),
    serviceLocation: agreed('service_location'),
    authorizationNumber: agreed('authorization_number'),
    referralNumber: agreed('referral_number'),
    orderingNpi: npi(claim, 'ordering_npi'),
    referringNpi: npi(claim, 'referring_npi'),
    cliaNumber: agreed('clia_number'),
    accidentDate: agreedDay(claim, 'accident_date'),
    attachmentControlNumber: agreed('attachment_control_number'),
    replacedClaimNumber: agreed('replaced_claim_number'),
  };
}

function npi({ agreed, reporter }: ClaimRows, column: CsvColumnName): string | null {
  const text = agreed(column);
  warnOfNpi(text, column, reporter);
  return text;
}

/** Spreadsheets drop the zero that a place begins with. */
function placeOfService({ agreed, reporter }: ClaimRows): string | null {
  const text = agreed('place_of_service') ?? '';
  if (/^\d{1,2}$/.test(text)) return text.padStart(2, '0');
  reporter.warning('place_of_service', 'place_of_service must be two digits like 11; the claim is read without it.');
  return null;
}

function warnOfOddities({ agreed, reporter }: ClaimRows, frequencyCode: string | null): void {
  if (frequencyCode === '7' && agreed('replaced_claim_number') === null) {
    reporter.warning('replaced_claim_number', 'The claim replaces another and does not say which.');
  }
}
