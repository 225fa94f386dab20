/** A column of a CSV file of claims. */
export interface CsvColumn {
  /** Its name in the header row. */
  readonly name: string;
  /** What it holds, in words. */
  readonly description: string;
  /** Whether it tells of the claim, so that all rows of a claim must agree, or of the service line of its row. */
  readonly about: 'claim' | 'line';
  /** True when the header must have it. */
  readonly required: boolean;
}

const COLUMNS = [
  claim('claim_number', 'Your own number of the claim. Rows with the same number are lines of one claim.', true),
  claim('billing_npi', 'NPI of the billing provider. This or its name must be given.'),
  claim('billing_name', 'Name of the billing provider.'),
  claim('rendering_npi', 'NPI of the clinician who gave the service, where not the billing provider.'),
  claim('payer_id', 'The payer’s id. This or its name must be given.'),
  claim('payer_name', 'Name of the payer.'),
  claim('patient_name', 'Last, First.', true),
  claim('patient_birth_date', 'A date like 1980-05-17.'),
  claim('patient_sex', 'F or M.'),
  claim('member_id', 'The member’s number with the payer.'),
  claim(
    'submitted_at',
    'When the claim was sent: a date like 2026-03-02, or local date and time like 2026-03-02T09:15:00. An offset after it (Z, -05:00) is ignored.',
    true,
  ),
  line(
    'date_of_service',
    'A date like 2026-02-27. Of the dates of a claim’s lines, the earliest is the claim’s.',
    true,
  ),
  claim('place_of_service', 'Two digits: 11 is an office.'),
  claim('service_location', 'Name of the place where the service was given.'),
  claim('diagnosis_codes', 'ICD-10-CM, the primary one first, separated by spaces or semicolons; at most twelve.'),
  line('procedure_code', 'CPT or HCPCS code of the line.', true),
  line('modifiers', 'Up to four, separated by spaces or semicolons.'),
  line('units', 'A number above zero; 1 where nothing is given.'),
  line(
    'line_diagnosis_codes',
    'Those of the claim’s diagnoses that the line is about, at most four; blank = the first four.',
  ),
  line('ndc', 'National drug code of a drug or vaccine.'),
  line('charge', 'Charge of the line in dollars: 125.00.', true),
  claim('authorization_number', 'Number of the payer’s prior authorization.'),
  claim('referral_number', 'Number of the referral.'),
  claim('ordering_npi', 'NPI of the ordering provider.'),
  claim('referring_npi', 'NPI of the referring provider.'),
  claim('clia_number', 'Number of the laboratory’s CLIA certificate.'),
  claim('accident_date', 'A date like 2026-02-20.'),
  claim('attachment_control_number', 'Control number of documents that were sent with the claim.'),
  claim('frequency_code', '1 = original, 7 = replacement; 1 where nothing is given.'),
  claim('replaced_claim_number', 'Number of the claim that a replacement replaces: the payer’s or your own.'),
  claim('payer_claim_number', 'The payer’s number of the claim, as its answer gives it.'),
  claim(
    'processed_on',
    'Day on which the payer decided, a date like 2026-03-16. Blank with the columns below = no answer yet.',
  ),
  claim(
    'outcome',
    'paid or denied. Where nothing is given: denied if nothing was paid and an adjustment refuses something.',
  ),
  line('paid', 'What the payer paid for the line, in dollars.'),
  line(
    'patient_amount',
    'What the patient owes for the line: the sum of its adjustments of group PR. Where there are none, it is taken as PR-2 if it is what is left open.',
  ),
  line(
    'adjustments',
    'Group, reason and amount of each, separated by spaces: CO-45:12.50 PR-1:20.00. Remark codes follow: CO-16:100.00/M51/N56. Blank with patient_amount given = the patient’s amount as PR-2, the rest as CO-45.',
  ),
] as const;

/** Name of a column. */
export type CsvColumnName = (typeof COLUMNS)[number]['name'];

/** Columns of a CSV file of claims, in the order of the template. A file may hold them in any order. */
export const CSV_COLUMNS: readonly (CsvColumn & { readonly name: CsvColumnName })[] = COLUMNS;

/** Columns in which a payer's answer stands. */
export const ANSWER_COLUMNS = ['processed_on', 'outcome', 'paid', 'patient_amount', 'adjustments'] as const;

function claim<Name extends string>(name: Name, description: string, required = false) {
  return { name, description, about: 'claim', required } as const;
}

function line<Name extends string>(name: Name, description: string, required = false) {
  return { name, description, about: 'line', required } as const;
}
