import { syntheticNpi } from '@portal/domain';
import { CSV_COLUMNS, type CsvColumnName } from './columns.js';

type Cells = Readonly<Partial<Record<CsvColumnName, string>>>;

/** What both examples have in common. No one can hold these numbers. */
const PRACTICE: Cells = {
  billing_npi: syntheticNpi(10_001),
  billing_name: 'Example Family Practice',
  rendering_npi: syntheticNpi(10_002),
  payer_id: 'EXAMPLE1',
  payer_name: 'Example Health Plan',
  submitted_at: '2026-03-02T09:15:00',
  place_of_service: '11',
  service_location: 'Example Family Practice',
  frequency_code: '1',
  processed_on: '2026-03-16',
};

/** A visit with a test, paid. */
const PAID: Cells = {
  ...PRACTICE,
  claim_number: 'EXAMPLE-0001',
  patient_name: 'Sample, Synthia',
  patient_birth_date: '1980-05-17',
  patient_sex: 'F',
  member_id: 'TEST000001',
  date_of_service: '2026-02-27',
  diagnosis_codes: 'E11.9 I10',
  outcome: 'paid',
};

/** A visit that the payer wants to know more of. */
const DENIED: Cells = {
  ...PRACTICE,
  claim_number: 'EXAMPLE-0002',
  patient_name: 'Placeholder, Peter',
  patient_birth_date: '1957-11-03',
  patient_sex: 'M',
  member_id: 'TEST000002',
  date_of_service: '2026-02-26',
  diagnosis_codes: 'M54.50',
  outcome: 'denied',
};

const ROWS: readonly Cells[] = [
  {
    ...PAID,
    ...{ procedure_code: '99213', modifiers: '25', units: '1', line_diagnosis_codes: 'E11.9 I10', charge: '180.00' },
    ...{ paid: '92.50', patient_amount: '25.00', adjustments: 'CO-45:62.50 PR-3:25.00' },
  },
  {
    ...PAID,
    ...{ procedure_code: '83036', modifiers: 'QW', units: '1', line_diagnosis_codes: 'E11.9', charge: '38.00' },
    ...{ clia_number: '00D0000000', paid: '13.20', patient_amount: '0.00', adjustments: 'CO-45:24.80' },
  },
  {
    ...DENIED,
    ...{ procedure_code: '99214', units: '1', charge: '255.00', paid: '0.00', patient_amount: '0.00' },
    adjustments: 'CO-16:255.00/M51/N56',
  },
];

/** A CSV file to begin with: the header, and two claims that are made up. */
export function csvTemplate(): string {
  const names = CSV_COLUMNS.map(({ name }) => name);
  const lines = [names, ...ROWS.map((row) => names.map((name) => row[name] ?? ''))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
