import { hasValidCheckDigit } from '@portal/domain';
import { problemOf } from '@portal/domain/testing';
import { CSV_COLUMNS, type CsvColumnName } from './columns.js';
import { csvTemplate } from './csv-template.js';
import { readCsv } from './read-csv.js';
import { NOTHING_BESIDE } from '../testing/claim-fixture.js';
import { type Cells, LINE, messagesOf, readRows, textOf } from '../testing/csv-fixture.js';

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
