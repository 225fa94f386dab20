import { hasValidCheckDigit } from '@portal/domain';
import { problemOf } from '@portal/domain/testing';
import fc from 'fast-check';
import { amountText, sumOf } from '../reading/amounts.js';
import { CSV_COLUMNS, type CsvColumnName } from './columns.js';
import { csvTemplate } from './csv-template.js';
import { readCsv } from './read-csv.js';
import { NOTHING_BESIDE } from '../testing/claim-fixture.js';

type Cells = Partial<Record<CsvColumnName, string>>;

const LINE: Cells = {
  claim_number: 'A-1',
  billing_npi: '1234567893',
  billing_name: 'Example Practice',
  payer_id: 'EX001',
  patient_name: 'Sample, Synthia',
  patient_birth_date: '1980-05-17',
  patient_sex: 'F',
  member_id: 'TEST0001',
  submitted_at: '2026-03-02',
  date_of_service: '2026-02-27',
  place_of_service: '11',
  diagnosis_codes: 'E119 I10',
  procedure_code: '99213',
  charge: '180.00',
};
const ANSWERED: Cells = { ...LINE, processed_on: '2026-03-16', paid: '100', adjustments: 'CO-45:55 PR-3:25.00' };

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const textOf = (rows: readonly Cells[], columns: readonly CsvColumnName[] = CSV_COLUMNS.map(({ name }) => name)) =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');
const readRows = (...rows: Cells[]) => readCsv(textOf(rows));
const messagesOf = (...rows: Cells[]) =>
  readRows(...rows).findings.map(
    ({ severity, place, field, message }) => `${severity} ${place.number} ${field}: ${message}`,
  );

describe('claims as CSV', () => {
  it('are read, a line from each row', () => {
    const second = {
      ...LINE,
      procedure_code: '83036',
      modifiers: 'QW;59',
      units: '2',
      charge: '38',
      ndc: '00004196501',
    };
    const { claims, findings, format } = readRows(LINE, { ...second, line_diagnosis_codes: 'I10' });
    expect(findings).toEqual([]);
    expect(format).toBe('csv');
    expect(claims).toEqual([
      {
        place: { unit: 'line', number: 2 },
        claimNumber: 'A-1',
        billingProvider: { id: '1234567893', name: 'Example Practice' },
        renderingNpi: null,
        payer: { id: 'EX001', name: null },
        patient: { name: 'Sample, Synthia', birthDate: '1980-05-17', sex: 'F', memberId: 'TEST0001' },
        submissionDate: '2026-03-02T00:00:00Z',
        dateOfService: '2026-02-27',
        placeOfService: '11',
        serviceLocation: null,
        diagnosisCodes: ['E11.9', 'I10'],
        lines: [
          {
            lineNumber: 1,
            procedureCode: '99213',
            modifiers: [],
            units: 1,
            diagnosisCodes: ['E11.9', 'I10'],
            ndc: null,
            billedAmount: 18_000,
          },
          {
            lineNumber: 2,
            procedureCode: '83036',
            modifiers: ['QW', '59'],
            units: 2,
            diagnosisCodes: ['I10'],
            ndc: '00004196501',
            billedAmount: 3_800,
          },
        ],
        ...NOTHING_BESIDE,
        billedAmount: 21_800,
      },
    ]);
  });

  it('are read with all that a claim can say', () => {
    const numbers: Cells = {
      rendering_npi: '1234567893',
      service_location: 'Site',
      authorization_number: 'AUTH',
      referral_number: 'REF',
      ordering_npi: '1234567893',
      referring_npi: '1234567893',
      clia_number: 'CLIA',
      accident_date: '2026-02-20',
      attachment_control_number: 'DOC',
      frequency_code: '7',
      replaced_claim_number: 'A-0',
    };
    expect(readRows({ ...LINE, ...numbers }).claims[0]).toMatchObject({
      renderingNpi: '1234567893',
      serviceLocation: 'Site',
      authorizationNumber: 'AUTH',
      referralNumber: 'REF',
      orderingNpi: '1234567893',
      referringNpi: '1234567893',
      cliaNumber: 'CLIA',
      accidentDate: '2026-02-20',
      attachmentControlNumber: 'DOC',
      frequencyCode: '7',
      replacedClaimNumber: 'A-0',
    });
  });

  it('have their rows together or apart, and columns in any order', () => {
    const columns = (Object.keys(LINE) as CsvColumnName[]).reverse();
    const other = { ...LINE, claim_number: 'A-2' };
    const { claims } = readCsv(textOf([LINE, other, { ...LINE, date_of_service: '2026-02-25' }], columns));
    expect(claims.map(({ claimNumber, lines }) => [claimNumber, lines.length])).toEqual([
      ['A-1', 2],
      ['A-2', 1],
    ]);
    expect(claims[0]?.dateOfService).toBe('2026-02-25');
  });

  it('may say what is about the claim in one of its rows only', () => {
    const { claim_number, date_of_service, procedure_code, charge } = LINE;
    const { claims, findings } = readRows(LINE, { claim_number, date_of_service, procedure_code, charge });
    expect([claims[0]?.lines.length, findings]).toEqual([2, []]);
  });

  it('are refused where rows of a claim differ, once for each column, and others are still read', () => {
    const { claims, claimsLeftOut, findings } = readRows(
      LINE,
      { ...LINE, member_id: 'TEST0002', patient_birth_date: '1980-05-18' },
      { ...LINE, claim_number: 'A-2' },
    );
    expect([claims.length, claimsLeftOut]).toEqual([1, 1]);
    expect(findings).toEqual(
      ['member_id', 'patient_birth_date'].map((field) => ({
        severity: 'error',
        place: { unit: 'line', number: 3 },
        claimNumber: 'A-1',
        field,
        message: `${field} differs from that on line 2; rows of a claim must agree.`,
      })),
    );
  });

  it('are read through quotes, line breaks within them, empty lines and a mark of byte order', () => {
    const name = 'The "Example", a\r\nPractice';
    const text = `\uFEFF${textOf([{ ...LINE, billing_name: name }])}\n\n${textOf([{ ...LINE, claim_number: 'A-2' }]).split('\n')[1]}`;
    const { claims } = readCsv(text.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'));
    expect(claims[0]?.billingProvider.name).toBe('The "Example", a\nPractice');
    expect(claims.map(({ place }) => place.number)).toEqual([2, 6]);
  });

  it.each([
    [
      { submitted_at: '3/2/2026' },
      'submitted_at: submitted_at must be a date like 2026-03-02, or date and time like 2026-03-02T09:15:00; it is written like 9/9/9999.',
    ],
    [
      { date_of_service: '2026-02-30' },
      'date_of_service: date_of_service must be a date like 2026-02-27; the calendar has no such day.',
    ],
    [{ patient_name: '' }, 'patient_name: The claim does not name its patient.'],
    [{ billing_npi: '', billing_name: '' }, 'billing_npi: One of billing_npi and billing_name must be given.'],
    [{ payer_id: '' }, 'payer_id: One of payer_id and payer_name must be given.'],
    [{ procedure_code: '' }, 'procedure_code: The line names no procedure.'],
    [{ charge: '' }, 'charge: The line has no charge.'],
    [{ charge: '$180' }, 'charge: charge must be an amount in dollars like 125.00; it is written like $999.'],
    [{ charge: '1.005' }, 'charge: charge must be an amount in dollars like 125.00; it is written like 9.999.'],
    [{ charge: '-5' }, 'charge: The charge is below zero.'],
    [{ units: 'two' }, 'units: The units must be a number above zero and at most 99999.'],
    [{ frequency_code: '8' }, 'frequency_code: A void claim is not taken.'],
    [{ claim_number: '' }, 'claim_number: The row names no claim.'],
    [
      { submitted_at: '2026-01-01' },
      'date_of_service: The day of service lies after the day on which the claim was sent.',
    ],
  ])('are refused with %j', (cells, message) => {
    const reading = readRows({ ...LINE, ...cells });
    expect([reading.claims, reading.claimsLeftOut]).toEqual([[], 1]);
    expect(messagesOf({ ...LINE, ...cells })).toEqual([`error 2 ${message}`]);
  });

  it.each([
    [{ member_id: '' }, 'member_id: The patient has no member number.'],
    [{ patient_birth_date: '' }, 'patient_birth_date: The birth date is missing.'],
    [
      { patient_birth_date: '5/17/80' },
      'patient_birth_date: patient_birth_date must be a date like 2026-03-02; it is written like 9/99/99, and is ignored.',
    ],
    [{ patient_sex: 'x' }, 'patient_sex: patient_sex must be F or M; what stands there is ignored.'],
    [
      { accident_date: 'x' },
      'accident_date: accident_date must be a date like 2026-03-02; it is written like a, and is ignored.',
    ],
    [
      { place_of_service: 'office' },
      'place_of_service: place_of_service must be two digits like 11; the claim is read without it.',
    ],
    [{ diagnosis_codes: '' }, 'diagnosis_codes: The claim has no diagnosis.'],
    [{ diagnosis_codes: '4779' }, 'diagnosis_codes: A diagnosis does not have the form of ICD-10-CM.'],
    [
      { line_diagnosis_codes: 'Z99' },
      'line_diagnosis_codes: Diagnoses that the claim does not have, or beyond 4, are ignored.',
    ],
    [{ modifiers: '1A 2B 3C 4D 5E' }, 'modifiers: Only the first 4 modifiers are taken.'],
    [
      { procedure_code: '478331' },
      'procedure_code: The procedure code does not have the form of CPT or HCPCS; it is taken as it stands.',
    ],
    [{ units: '1.5' }, 'units: Parts of a unit are taken as a whole one.'],
    [
      { billing_npi: '1234567890' },
      'billing_npi: The NPI is not ten digits with a right check digit. It is taken as it stands, wherever it stands.',
    ],
    [{ frequency_code: '7' }, 'replaced_claim_number: The claim replaces another and does not say which.'],
  ])('are read with a warning of %j', (cells, message) => {
    expect(readRows({ ...LINE, ...cells }).claims).toHaveLength(1);
    expect(messagesOf({ ...LINE, ...cells })).toEqual([`warning 2 ${message}`]);
  });

  it('have the zero of a place of service that a spreadsheet dropped', () => {
    expect(readRows({ ...LINE, place_of_service: '2' }).claims[0]?.placeOfService).toBe('02');
  });

  it('are refused where a row has more or fewer cells than the header', () => {
    const text = textOf([LINE]);
    expect(readCsv(`${text.trimEnd()},,\n`).errors).toBe(0);
    expect(readCsv(`${text.trimEnd()},x\n`).findings).toMatchObject([
      { severity: 'error', claimNumber: 'A-1', field: 'row', message: 'The row has 37 cells, and the header has 36.' },
    ]);
    expect(readCsv(text.replace(/,\n$/, '\n')).findings[0]?.message).toBe(
      'The row has 35 cells, and the header has 36.',
    );
  });

  it('are read with a warning of a column that is not known, whatever capitals the header has', () => {
    const [header = '', row = ''] = textOf([LINE]).split('\n');
    const { claims, findings } = readCsv(`${header.toUpperCase()},My Notes,\n${row},hello,\n`);
    expect(claims).toHaveLength(1);
    expect(findings).toEqual([
      {
        severity: 'warning',
        place: { unit: 'line', number: 1 },
        claimNumber: null,
        field: 'my notes',
        message: 'There is no such column; it is ignored.',
      },
    ]);
  });
});

describe('a CSV file is refused', () => {
  it('when it lacks a column that it must have', () => {
    const problem = problemOf(() =>
      readCsv(textOf([LINE], ['claim_number', 'patient_name', 'submitted_at', 'charge'])),
    );
    expect(problem).toMatchObject({
      code: 'invalid-input',
      message: 'The header lacks date_of_service, procedure_code.',
      problems: [
        { pointer: '/file', detail: 'the column date_of_service is missing' },
        { pointer: '/file', detail: 'the column procedure_code is missing' },
      ],
    });
  });

  it('when it has a column twice', () => {
    const text = textOf([LINE]).replace('billing_npi', 'claim_number');
    expect(problemOf(() => readCsv(text)).message).toBe('The header has the column claim_number twice.');
  });

  it.each(['"open', '"closed"x', 'amid"x'])('when a quotation mark stands where none can: %s', (cell) => {
    const problem = problemOf(() => readCsv(`${textOf([LINE])}${cell}\n`));
    expect(problem.message).toBe('A quotation mark stands alone or amid a cell.');
    expect(problem.extensions).toEqual({ place: { unit: 'line', number: 3 } });
  });
});

describe('answers as CSV', () => {
  it('are read beside their claims', () => {
    const { answers, findings, answersLeftOut } = readRows(ANSWERED, {
      ...ANSWERED,
      ...{ procedure_code: '83036', modifiers: 'QW', charge: '38', paid: '0', adjustments: 'co-16:38/M51/N56' },
    });
    expect([findings, answersLeftOut]).toEqual([[], 0]);
    expect(answers).toEqual([
      {
        place: { unit: 'line', number: 2 },
        claimNumber: 'A-1',
        payerClaimNumber: null,
        processedOn: '2026-03-16',
        outcome: 'paid',
        billedAmount: 21_800,
        paidAmount: 10_000,
        patientAmount: 2_500,
        adjustments: [],
        lines: [
          {
            lineNumber: 1,
            procedureCode: '99213',
            modifiers: [],
            billedAmount: 18_000,
            paidAmount: 10_000,
            adjustments: [
              { group: 'CO', carc: '45', amount: 5_500, rarcs: [] },
              { group: 'PR', carc: '3', amount: 2_500, rarcs: [] },
            ],
          },
          {
            lineNumber: 2,
            procedureCode: '83036',
            modifiers: ['QW'],
            billedAmount: 3_800,
            paidAmount: 0,
            adjustments: [{ group: 'CO', carc: '16', amount: 3_800, rarcs: ['M51', 'N56'] }],
          },
        ],
      },
    ]);
  });

  it.each([
    [{}, 'paid'],
    [{ paid: '0', adjustments: 'CO-29:180' }, 'denied'],
    [{ paid: '0', adjustments: 'PR-96:180' }, 'denied'],
    [{ paid: '0', adjustments: 'PR-1:180' }, 'paid'],
    [{ paid: '0', adjustments: 'OA-23:180' }, 'paid'],
    [{ paid: '0', adjustments: 'CO-24:180' }, 'paid'],
    [{ paid: '0', adjustments: 'CO-45:180' }, 'paid'],
    [{ paid: '0', outcome: 'denied', adjustments: 'CO-45:180' }, 'denied'],
    [{ paid: '', outcome: 'Denied', adjustments: 'PR-96:180' }, 'denied'],
    [{ paid: '0', outcome: 'paid', adjustments: 'CO-45:180' }, 'paid'],
  ])('say what came of the claim: %j is %s', (cells, outcome) => {
    const { answers, findings } = readRows({ ...ANSWERED, ...cells });
    expect([answers[0]?.outcome, findings]).toEqual([outcome, []]);
  });

  const PR_2 =
    'warning 2 patient_amount: patient_amount stands without a reason and is read as coinsurance (PR-2), in all rows like this one.';
  const CO_45 =
    'warning 2 adjustments: What is neither paid nor owed by the patient is read as written off by contract (CO-45), in all rows like this one.';

  it.each([
    [{ patient_amount: '25', adjustments: 'CO-45:55 PR-3:25' }, 2_500, ['CO-45:5500', 'PR-3:2500'], []],
    [{ patient_amount: '25.00', adjustments: 'CO-45:55' }, 2_500, ['CO-45:5500', 'PR-2:2500'], [PR_2]],
    [{ patient_amount: '25.01', adjustments: '' }, 2_501, ['PR-2:2501', 'CO-45:5499'], [PR_2, CO_45]],
    [{ patient_amount: '80', adjustments: '' }, 8_000, ['PR-2:8000'], [PR_2]],
    [{ patient_amount: '0', adjustments: '' }, 0, ['CO-45:8000'], [CO_45]],
    [{ paid: '0', patient_amount: '25', adjustments: '' }, 2_500, ['PR-2:2500', 'CO-45:15500'], [PR_2, CO_45]],
    [{ paid: '180', adjustments: '' }, 0, [], []],
  ])('say what the patient owes by its own column: %j', (cells, owed, adjustments, messages) => {
    const [answer] = readRows({ ...ANSWERED, ...cells }).answers;
    const written = answer?.lines[0]?.adjustments.map(({ group, carc, amount }) => `${group}-${carc}:${amount}`);
    expect([answer?.patientAmount, written]).toEqual([owed, adjustments]);
    expect(messagesOf({ ...ANSWERED, ...cells })).toEqual(messages);
  });

  it('settle every line to the cent by what the patient owes alone (law 6)', () => {
    const cents = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(cents, cents, cents, (paid, patient, off) => {
        const [charge, ...amounts] = [paid + patient + off, paid, patient].map(amountText);
        const cells = { charge, paid: amounts[0], patient_amount: amounts[1], adjustments: '' };
        const { answers, errors } = readRows({ ...ANSWERED, ...(cells as Cells) });
        if (paid + patient === 0 && off > 0) return expect([answers, errors]).toEqual([[], 1]);
        const taken = answers[0]?.lines[0]?.adjustments.map(({ amount }) => amount) ?? [];
        expect([answers[0]?.patientAmount, sumOf(taken), errors]).toEqual([patient, patient + off, 0]);
      }),
    );
  });

  it.each([
    [{ processed_on: '' }, 'processed_on: processed_on must be a date like 2026-03-16; it is blank.'],
    [{ outcome: 'pending' }, 'outcome: outcome must be paid or denied; it is written like aaaaaaa.'],
    [{ paid: '' }, 'paid: paid must say what the payer paid, like 125.00; it is blank.'],
    [{ paid: 'x' }, 'paid: paid must be an amount in dollars like 125.00; it is written like a.'],
    [
      { adjustments: '45:55' },
      'adjustments: An adjustment must be written like CO-45:12.50; it is written like 99:99.',
    ],
    [
      { adjustments: 'XX-45:55' },
      'adjustments: There is no such group of adjustments; CO, PR, OA, PI and CR are known.',
    ],
    [
      { patient_amount: '25', adjustments: 'CO-45:80' },
      'patient_amount: patient_amount is 25.00, and the adjustments of group PR add up to 0.00.',
    ],
    [
      { patient_amount: '12.34' },
      'patient_amount: patient_amount is 12.34, and the adjustments of group PR add up to 25.00.',
    ],
    [
      { patient_amount: '80.01', adjustments: '' },
      'patient_amount: patient_amount is 80.01, and 100.00 of 180.00 was paid.',
    ],
    [
      { patient_amount: '-5', adjustments: '' },
      'patient_amount: patient_amount is -5.00, and 100.00 of 180.00 was paid.',
    ],
    [
      { adjustments: '' },
      'adjustments: 100.00 of 180.00 was paid: adjustments or patient_amount must say what became of the rest.',
    ],
    [
      { paid: '0', patient_amount: '0', adjustments: '' },
      'adjustments: adjustments must give the payer’s reason for paying nothing.',
    ],
    [
      { paid: '', outcome: 'denied', adjustments: '' },
      'adjustments: adjustments must give the payer’s reason for paying nothing.',
    ],
    [
      { patient_amount: 'x' },
      'patient_amount: patient_amount must be an amount in dollars like 125.00; it is written like a.',
    ],
  ])('are refused with %j, and the claim is taken without one', (cells, message) => {
    const { claims, answers, answersLeftOut } = readRows({ ...ANSWERED, ...cells });
    expect([claims.length, answers.length, answersLeftOut]).toEqual([1, 0, 1]);
    expect(messagesOf({ ...ANSWERED, ...cells })).toContain(`error 2 ${message}`);
  });

  it.each([
    [{ paid: '101' }, 'paid: What is billed for the line less its adjustments is not what is paid.'],
    [{ outcome: 'denied' }, 'outcome: outcome is denied, and the payer paid something.'],
    [
      { adjustments: 'PI-45:55 PR-3:25' },
      'adjustments: A reduction that the payer initiated (PI) is taken as another adjustment (OA).',
    ],
  ])('are read with a warning of %j', (cells, message) => {
    expect(readRows({ ...ANSWERED, ...cells }).answers).toHaveLength(1);
    expect(messagesOf({ ...ANSWERED, ...cells })).toEqual([`warning 2 ${message}`]);
  });

  it('have the number that the payer gave the claim', () => {
    expect(readRows({ ...ANSWERED, payer_claim_number: 'ICN-1' }).answers[0]?.payerClaimNumber).toBe('ICN-1');
  });

  it('may have the day on which their claim was sent late in the evening', () => {
    const { claims, answers } = readRows({
      ...{ ...ANSWERED, submitted_at: '2026-03-02T21:30:00-05:00', processed_on: '2026-03-02' },
    });
    expect([claims[0]?.submissionDate, answers[0]?.processedOn]).toEqual(['2026-03-02T21:30:00Z', '2026-03-02']);
  });

  it('are left out with a claim that is', () => {
    const { claims, answers, answersLeftOut } = readRows({ ...ANSWERED, patient_name: '' });
    expect([claims, answers, answersLeftOut]).toEqual([[], [], 1]);
  });
});

describe('the template', () => {
  it('is read as two claims with answers, and nothing is wrong with them', () => {
    const { claims, answers, findings } = readCsv(csvTemplate());
    expect(findings).toEqual([]);
    expect(claims.map(({ lines, billedAmount }) => [lines.length, billedAmount])).toEqual([
      [2, 21_800],
      [1, 25_500],
    ]);
    expect(answers.map(({ outcome, patientAmount }) => [outcome, patientAmount])).toEqual([
      ['paid', 2_500],
      ['denied', 0],
    ]);
    expect(claims.every(({ billingProvider }) => hasValidCheckDigit(billingProvider.id ?? ''))).toBe(true);
  });

  it('has every column once, each with words', () => {
    const names = CSV_COLUMNS.map(({ name }) => name);
    expect(csvTemplate().split('\r\n')[0]).toBe(names.join(','));
    expect(new Set(names).size).toBe(names.length);
    expect(CSV_COLUMNS.every(({ description }) => description.endsWith('.'))).toBe(true);
  });
});
