import { claimWith, CLAIM_SEGMENTS, NOTHING_BESIDE } from '../testing/claim-fixture.js';
import { interchangeText, professional } from '../testing/interchange-text.js';
import { read837 } from './read837.js';

const readSegments = (segments: readonly string[]) => read837(interchangeText([professional(segments)]));
const readWith = (changes: Readonly<Record<string, readonly string[]>>) => readSegments(claimWith(changes));
const claimOf = (changes: Readonly<Record<string, readonly string[]>>) => readWith(changes).claims[0];
const messagesOf = (changes: Readonly<Record<string, readonly string[]>>) =>
  readWith(changes).findings.map(({ severity, field, message }) => `${severity} ${field}: ${message}`);
/** A replacement of the CLM segment by itself with segments after it. */
const afterClaim = (...segments: string[]) => ({ CLM: ['CLM*A-1*218.00***11:B:1*Y*A*Y*Y', ...segments] });

describe('a professional claim', () => {
  it('warns of an NPI with a wrong check digit once, however often it stands in the file', () => {
    const wrong = ['NM1*85*2*EXAMPLE*****XX*1234567890'];
    const sets = ['A-1', 'A-2', 'A-3'].map((number) =>
      professional(claimWith({ 'NM1*85': wrong, CLM: [`CLM*${number}*218.00***11:B:1*Y*A*Y*Y`] })),
    );
    const { claims, findings } = read837(interchangeText(sets));
    expect(claims).toHaveLength(3);
    expect(findings.map(({ severity, claimNumber }) => [severity, claimNumber])).toEqual([['warning', null]]);
  });

  it('is read with its lines', () => {
    const { claims, findings, format, claimsLeftOut } = readWith({});
    expect(findings).toEqual([]);
    expect([format, claimsLeftOut]).toEqual(['x12-837', 0]);
    expect(claims).toEqual([
      {
        place: { unit: 'segment', number: 16 },
        claimNumber: 'A-1',
        billingProvider: { id: '1234567893', name: 'EXAMPLE PRACTICE' },
        renderingNpi: null,
        payer: { id: 'EX001', name: 'EXAMPLE HEALTH PLAN' },
        patient: { name: 'SAMPLE, SYNTHIA', birthDate: '1980-05-17', sex: 'F', memberId: 'TEST0001' },
        submissionDate: '2026-03-02T09:15:30Z',
        dateOfService: '2026-02-26',
        placeOfService: '11',
        serviceLocation: null,
        diagnosisCodes: ['E11.9', 'I10', 'Z79.84'],
        lines: [
          {
            lineNumber: 1,
            procedureCode: '99213',
            modifiers: ['25'],
            units: 1,
            diagnosisCodes: ['E11.9', 'I10'],
            ndc: null,
            billedAmount: 18_000,
          },
          {
            lineNumber: 2,
            procedureCode: '83036',
            modifiers: ['QW'],
            units: 1,
            diagnosisCodes: ['E11.9'],
            ndc: null,
            billedAmount: 3_800,
          },
        ],
        ...NOTHING_BESIDE,
        billedAmount: 21_800,
      },
    ]);
  });

  it('is read with its numbers, providers and dates', () => {
    const claim = claimOf(
      afterClaim(
        'DTP*439*D8*20260220',
        'PWK*OZ*BM***AC*DOC77',
        'REF*9F*REFERRAL1',
        'REF*G1*AUTH1',
        'REF*X4*00D0000000',
        'NM1*DN*1*DOC*ONE****XX*1234567893',
        'NM1*DN*1*DOC*OTHER****XX*1999999984',
        'NM1*82*1*DOC*TWO****XX*1999999984',
        'NM1*77*2*EXAMPLE SITE',
      ),
    );
    expect(claim).toMatchObject({
      accidentDate: '2026-02-20',
      attachmentControlNumber: 'DOC77',
      referralNumber: 'REFERRAL1',
      authorizationNumber: 'AUTH1',
      cliaNumber: '00D0000000',
      referringNpi: '1234567893',
      renderingNpi: '1999999984',
      serviceLocation: 'EXAMPLE SITE',
    });
  });

  it('takes from its lines what it leaves open', () => {
    const line = ['SV1*HC:99213:25*180.00*UN*1*23**1:2', 'LIN**N4*00004196501', 'REF*G1*LINEAUTH'];
    const claim = claimOf({
      CLM: ['CLM*A-1*218.00*****Y*A*Y*Y'],
      'SV1*HC:99213': [...line, 'NM1*DK*1*DOC*THREE****XX*1234567893', 'NM1*82*1*DOC*TWO****XX*1999999984'],
    });
    expect(claim).toMatchObject({
      placeOfService: '23',
      authorizationNumber: 'LINEAUTH',
      orderingNpi: '1234567893',
      renderingNpi: '1999999984',
      frequencyCode: '1',
    });
    expect(claim?.lines.map(({ ndc }) => ndc)).toEqual(['00004196501', null]);
  });

  it('names its patient apart from the subscriber', () => {
    const claim = claimOf({
      CLM: ['HL*3*2*23*0', 'PAT*19', 'NM1*QC*1*SAMPLE*CHILD', 'DMG*D8*20150102*M', 'CLM*A-1*218.00***11:B:1*Y*A*Y*Y'],
    });
    expect(claim?.patient).toEqual({
      name: 'SAMPLE, CHILD',
      birthDate: '2015-01-02',
      sex: 'M',
      memberId: 'TEST0001',
    });
  });

  it('keeps its payer, subscriber and numbers where another payer pays too', () => {
    const other = [
      'SBR*S*01*******12',
      'CAS*PR*1*21.89',
      'OI***Y*P**Y',
      'NM1*IL*1*OTHER*PERSON****MI*OTHER9',
      'DMG*D8*19700101*M',
      'NM1*PR*2*OTHER PLAN*****PI*OTHER1',
      'REF*F8*THEIRS',
      'REF*G1*THEIRAUTH',
      'NM1*82*1*NOBODY',
      'LX*1',
    ];
    const svd = ['DTP*472*D8*20260227', 'SVD*OTHER1*40.00*HC:99213**1', 'CAS*CO*45*3.00', 'DTP*573*D8*20251015'];
    const { claims, errors } = readWith({ 'LX*1': other, 'DTP*472*D8*20260227': svd });
    expect(errors).toBe(0);
    expect(claims[0]).toMatchObject({
      payer: { id: 'EX001' },
      patient: { name: 'SAMPLE, SYNTHIA', memberId: 'TEST0001', birthDate: '1980-05-17' },
      authorizationNumber: null,
      replacedClaimNumber: null,
      renderingNpi: null,
      dateOfService: '2026-02-26',
    });
  });

  it('passes over a number of a line that is another payer’s', () => {
    expect(claimOf({ 'LX*2': ['REF*G1*THEIRAUTH**2U:OTHER1', 'LX*2'] })?.authorizationNumber).toBeNull();
  });

  it.each([
    ['a day', 'DTP*472*D8*20260220', '2026-02-20'],
    ['the first of a span', 'DTP*472*RD8*20260219-20260221', '2026-02-19'],
    ['a day with a time', 'DTP*472*DT*202602180930', '2026-02-18'],
  ])('was given on %s', (_, segment, day) => {
    expect(claimOf({ 'DTP*472*D8*20260227': [segment] })?.dateOfService).toBe(day);
  });

  it('may have its day of service at the claim', () => {
    const claim = claimOf({ ...afterClaim('DTP*472*D8*20260225'), 'DTP*472': [] });
    expect(claim?.dateOfService).toBe('2026-02-25');
  });

  it.each([
    ['1', '1', []],
    ['7', '7', ['warning REF*F8: The claim replaces another and does not say which.']],
    [
      '6',
      '7',
      [
        'warning CLM05-3: The corrected claim (6) is taken as a replacement (7).',
        'warning REF*F8: The claim replaces another and does not say which.',
      ],
    ],
    ['', '1', ['warning CLM05-3: The claim gives no frequency; it is taken as an original one.']],
    ['8', undefined, ['error CLM05-3: A void claim is not taken.']],
    ['2', undefined, ['error CLM05-3: Only original and replacement claims are taken.']],
  ])('of frequency %p is taken as %p', (frequency, taken, messages) => {
    const changes = { CLM: [`CLM*A-1*218.00***11:B:${frequency}*Y*A*Y*Y`] };
    expect(claimOf(changes)?.frequencyCode).toBe(taken);
    expect(messagesOf(changes)).toEqual(messages);
  });

  it('says which claim it replaces', () => {
    const claim = claimOf({ CLM: ['CLM*A-1*218.00***11:B:7', 'REF*F8*PAYER-0001'] });
    expect(claim).toMatchObject({ frequencyCode: '7', replacedClaimNumber: 'PAYER-0001' });
  });

  it('points at its diagnoses by where they stand, and the primary one comes first', () => {
    const claim = claimOf({
      HI: ['HI*ABF:I10*ABK:E119', 'HI*ABF:Z7984'],
      'SV1*HC:99213': ['SV1*HC:99213*180*UN*1***3:1'],
    });
    expect(claim?.diagnosisCodes).toEqual(['E11.9', 'I10', 'Z79.84']);
    expect(claim?.lines[0]?.diagnosisCodes).toEqual(['Z79.84', 'I10']);
  });

  it.each([
    [
      { HI: ['HI*BK:4779*BF:E8888'] },
      ['477.9', 'E888.8'],
      'warning HI: Diagnoses are coded by ICD-9; no rule of today knows them.',
    ],
    [{ HI: ['HI*ABK:E119*ABF'] }, ['E11.9'], 'warning HI02: A qualifier of a diagnosis has no code.'],
    [{ HI: ['HI*ABK:12345'] }, ['123.45'], 'warning HI: A diagnosis does not have the form of ICD-10-CM.'],
    [{ HI: [] }, [], 'warning HI: The claim has no diagnosis.'],
    [
      { HI: [`HI*ABK:E119${'*ABF:I10'.repeat(11)}`, 'HI*ABF:Z7984'] },
      ['E11.9', ...Array.from({ length: 11 }, () => 'I10')],
      'warning HI: Only the first 12 diagnoses are taken.',
    ],
  ])('is read with odd diagnoses: %j', (changes, codes, message) => {
    expect(claimOf(changes)?.diagnosisCodes).toEqual(codes);
    expect(messagesOf(changes)).toContain(message);
  });

  it.each([
    [
      'SV1*HC:99213',
      'SV1*HC:99213*180.00*UN*1***9',
      'SV107: The line points at a diagnosis that the claim does not have.',
    ],
    ['SV1*HC:99213', 'SV1*HC:99213*180.00*UN*1', 'SV107: The line points at no diagnosis.'],
    ['SV1*HC:99213', 'SV1*HC:99213*180.00*UN****1', 'SV104: The line gives no units; one is taken.'],
    ['SV1*HC:99213', 'SV1*HC:99213*180.00*UN*1.5***1', 'SV104: Parts of a unit are taken as a whole one.'],
    ['SV1*HC:99213', 'SV1*HC:99213*180.00*MJ*61***1', 'SV103: Minutes are taken as units.'],
    [
      'SV1*HC:99213',
      'SV1*HC:478331*180.00*UN*1***1',
      'SV101: The procedure code does not have the form of CPT or HCPCS; it is taken as it stands.',
    ],
    [
      'NM1*85',
      'NM1*85*2*EXAMPLE*****XX*1234567890',
      'NM109 of NM1*85: The NPI is not ten digits with a right check digit. It is taken as it stands, wherever it stands.',
    ],
    ['NM1*85', 'NM1*85*2*EXAMPLE', 'NM109 of NM1*85: The billing provider has no NPI.'],
    [
      'DTP*472*D8*20260226',
      'DTP*472*D8*20261301',
      'DTP03: DTP*472 must have a date like 20260227; the calendar has no such day.',
    ],
    [
      'DTP*472*D8*20260226',
      'DTP*472*D8*022626',
      'DTP03: DTP*472 must have a date like 20260227; it is written like 999999.',
    ],
    ['NM1*IL', 'NM1*IL*1*SAMPLE*SYNTHIA', 'NM1*IL: The subscriber has no member number.'],
    ['DMG', 'DMG*D8*19801317*F', 'DMG02: The birth date of the patient is missing or not a date like 19800517.'],
    ['CLM', 'CLM*A-1*218.00***:B:1', 'CLM05-1: The claim names no place of service.'],
    [
      'BHT',
      'BHT*0019*00*1',
      'BHT04: The day on which the claims were made is missing or not a date like 20260302; that of GS is used.',
    ],
  ])('is taken with a warning: %s as %s', (beginning, segment, message) => {
    const { claims } = readWith({ [beginning]: [segment] });
    expect(claims).toHaveLength(1);
    expect(messagesOf({ [beginning]: [segment] })).toEqual([`warning ${message}`]);
  });

  it.each([
    ['CLM', ['CLM**218.00***11:B:1'], 'CLM01: The claim has no number.'],
    [
      'BHT',
      ['BHT*0019*00*1*20260101*1200*CH'],
      'DTP*472: The day of service lies after the day on which the claim was sent.',
    ],
    ['CLM', ['CLM*A-1****11:B:1'], 'CLM02: The charge of the claim is missing or not an amount like 125.00.'],
    ['CLM', ['CLM*A-1*2x***11:B:1'], 'CLM02: The charge of the claim is missing or not an amount like 125.00.'],
    ['CLM', ['CLM*A-1*218.01***11:B:1'], 'CLM02: The charge is 218.01, and its lines add up to 218.00.'],
    ['NM1*85', [], 'NM1*85: The claim names no billing provider.'],
    ['NM1*PR', [], 'NM1*PR: The claim names no payer.'],
    ['NM1*IL', [], 'NM1*IL: The claim does not name its patient.'],
    ['NM1*IL', ['NM1*IL*1*****MI*TEST0001'], 'NM1*IL: The claim does not name its patient.'],
    ['CLM', ['HL*3*2*23*0', 'CLM*A-1*218.00***11:B:1'], 'NM1*QC: The claim does not name its patient.'],
    ['DTP*472', [], 'DTP*472: The claim has no day of service.'],
    ['SV1*HC:99213', [], 'SV1: Line 1 has no professional service (SV1).'],
    ['SV1*HC:99213', ['SV1*ER:99213*180.00*UN*1***1'], 'SV101: The service is not coded by HCPCS (HC).'],
    ['SV1*HC:99213', ['SV1*HC*180.00*UN*1***1'], 'SV101: The service names no procedure.'],
    [
      'SV1*HC:99213',
      ['SV1*HC:99213**UN*1***1'],
      'SV102: The charge of the line is missing or not an amount like 125.00.',
    ],
    ['SV1*HC:99213', ['SV1*HC:99213*-180.00*UN*1***1'], 'SV102: The charge of the line is below zero.'],
    [
      'SV1*HC:99213',
      ['SV1*HC:99213*180.00*UN*0***1'],
      'SV104: The units must be a number above zero and at most 99999.',
    ],
  ])('is left out with an error: %s as %j', (beginning, segments, message) => {
    const { claims, claimsLeftOut } = readWith({ [beginning]: segments });
    expect([claims, claimsLeftOut]).toEqual([[], 1]);
    expect(messagesOf({ [beginning]: segments })).toContain(`error ${message}`);
  });

  it('is left out when it has no line, or nothing says when it was sent', () => {
    expect(messagesOf({ LX: [], SV1: [], 'DTP*472': [] })).toContain('error LX: The claim has no service line.');
    const text = interchangeText([professional(claimWith({ BHT: [] }))]).replace('*20260302*0915*7*', '***7*');
    expect(read837(text).findings.map(({ message }) => message)).toContain(
      'Nothing says on which day the claim was sent.',
    );
  });

  it('is left out alone: the others of the file are read', () => {
    const second = ['CLM*A-2*10***11:B:1', 'HI*ABK:I10', 'LX*1', 'SV1*HC:99212*10*UN*1***1', 'DTP*472*D8*20260227'];
    const { claims, claimsLeftOut, findings } = readSegments([...claimWith({ 'SV1*HC:83036': [] }), ...second]);
    expect(claims.map(({ claimNumber }) => claimNumber)).toEqual(['A-2']);
    expect(claimsLeftOut).toBe(1);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      claimNumber: 'A-1',
      place: { unit: 'segment', number: 21 },
    });
  });
});

describe('a file of several transaction sets', () => {
  it('is read from the first to the last, and nothing of one set goes over into the next', () => {
    const bare = CLAIM_SEGMENTS.filter((segment) => !/^(HL|SBR|NM1|DMG|REF)/.test(segment));
    const text = interchangeText([professional(CLAIM_SEGMENTS), professional(bare), professional(CLAIM_SEGMENTS)]);
    const { claims, claimsLeftOut } = read837(text + text);
    expect(claims.map(({ place }) => place.number)).toEqual([16, 49, 75, 108]);
    expect(claimsLeftOut).toBe(2);
  });

  it('holds no claims of an institution: one error says so, and professional claims beside them are read', () => {
    const institutional = { set: '837', guide: '005010X223A2', segments: CLAIM_SEGMENTS };
    const text = interchangeText([institutional, institutional, professional(CLAIM_SEGMENTS)]);
    const { claims, findings, claimsLeftOut } = read837(text);
    expect([claims.length, claimsLeftOut]).toEqual([1, 2]);
    expect(findings).toEqual([
      {
        severity: 'error',
        place: { unit: 'segment', number: 3 },
        claimNumber: null,
        field: 'ST03',
        message: 'The claims are institutional; only professional claims (005010X222) are taken.',
      },
    ]);
  });

  it('may name its guide at the group alone', () => {
    expect(
      read837(interchangeText([professional(CLAIM_SEGMENTS)]).replace(/(ST\*837\*0001)\*\w+/, '$1')).claims,
    ).toHaveLength(1);
  });
});
