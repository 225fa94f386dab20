import { interchangeText, remittance } from '../testing/interchange-text.js';
import { read835 } from './read835.js';

const BEGINNING = ['BPR*I*100.00*C*CHK************20260318', 'TRN*1*CHECK1*1000000000', 'DTM*405*20260316', 'LX*1'];
const readAnswers = (...segments: string[]) => read835(interchangeText([remittance([...BEGINNING, ...segments])]));
const messagesOf = (...segments: string[]) =>
  readAnswers(...segments).findings.map(({ severity, field, message }) => `${severity} ${field}: ${message}`);

/** Billed 218.00: on the lines 87.30 written off and 25.00 the patient's. */
const PAID = [
  'CLP*A-1*1*218.00*105.70*25.00*12*PAYER1',
  'NM1*QC*1*SAMPLE*SYNTHIA****MI*TEST0001',
  'DTM*050*20260303',
  'SVC*HC:99213:25*180.00*92.50**1',
  'DTM*472*20260227',
  'CAS*CO*45*62.50',
  'CAS*PR*3*25.00',
  'REF*6R*1',
  'SVC*HC:83036:QW*38.00*13.20**1',
  'CAS*CO*45*24.80',
  'REF*6R*LINE-B',
  'LQ*HE*N130',
  'LQ*RX*99',
];

describe('an answer of a payer', () => {
  it('is read with its lines, their adjustments and remarks', () => {
    const { answers, findings, format } = readAnswers(...PAID);
    expect(findings).toEqual([]);
    expect(format).toBe('x12-835');
    expect(answers).toEqual([
      {
        place: { unit: 'segment', number: 8 },
        claimNumber: 'A-1',
        payerClaimNumber: 'PAYER1',
        processedOn: '2026-03-16',
        outcome: 'paid',
        billedAmount: 21_800,
        paidAmount: 10_570,
        patientAmount: 2_500,
        adjustments: [],
        lines: [
          {
            lineNumber: 1,
            procedureCode: '99213',
            modifiers: ['25'],
            billedAmount: 18_000,
            paidAmount: 9_250,
            adjustments: [
              { group: 'CO', carc: '45', amount: 6_250, rarcs: [] },
              { group: 'PR', carc: '3', amount: 2_500, rarcs: [] },
            ],
          },
          {
            lineNumber: null,
            procedureCode: '83036',
            modifiers: ['QW'],
            billedAmount: 3_800,
            paidAmount: 1_320,
            adjustments: [{ group: 'CO', carc: '45', amount: 2_480, rarcs: ['N130'] }],
          },
        ],
      },
    ]);
  });

  it('may adjust the claim as a whole, six times in a segment, and remark on it', () => {
    const cas = 'CAS*CO*45*1**96*2**97*3**29*4**50*5**16*6';
    const { answers, findings } = readAnswers('CLP*A-1*1*121*100**12', cas, 'MOA***MA01*n56*MA01', 'MIA*1****M51');
    expect(findings).toEqual([]);
    expect(answers[0]?.adjustments).toEqual([
      { group: 'CO', carc: '45', amount: 100, rarcs: ['MA01', 'N56', 'M51'] },
      ...[
        ['96', 200],
        ['97', 300],
        ['29', 400],
        ['50', 500],
        ['16', 600],
      ].map(([carc, amount]) => ({ group: 'CO', carc, amount, rarcs: [] })),
    ]);
  });

  it('has its remarks with the first adjustment of a line where it adjusts nothing as a whole', () => {
    const { answers } = readAnswers('CLP*A-1*1*10*5**12', 'MOA***MA01', 'SVC*HC:99213*10*5', 'CAS*CO*45*5');
    expect(answers[0]?.lines[0]?.adjustments).toEqual([{ group: 'CO', carc: '45', amount: 500, rarcs: ['MA01'] }]);
  });

  it('warns of remarks that stand with no adjustment', () => {
    expect(messagesOf('CLP*A-1*1*10*10**12', 'MOA***MA01')).toEqual([
      'warning LQ*HE: Remark codes stand with no adjustment and are left out.',
    ]);
  });

  it('names the procedure as the practice sent it', () => {
    const { answers } = readAnswers('CLP*A-1*1*10*10**12', 'SVC*HC:99212*10*10**1*HC:99213:25');
    expect(answers[0]?.lines[0]).toMatchObject({ procedureCode: '99213', modifiers: ['25'] });
  });

  it.each([
    ['1', '10*5*0', ['CAS*CO*45*5'], 'paid'],
    ['4', '10*0*0', ['CAS*CO*29*10'], 'denied'],
    ['4', '10*0*10', ['CAS*PR*96*10'], 'denied'],
    ['1', '10*0*0', ['CAS*CO*197*10'], 'denied'],
    ['1', '10*0*10', ['CAS*PR*1*10'], 'paid'],
    ['1', '10*0*', ['CAS*PR*1*10'], 'paid'],
    ['1', '0*0*0', [], 'paid'],
    ['1', '10*0*10', ['CAS*PR*96*10'], 'denied'],
    ['1', '10*0*0', ['CAS*OA*23*10'], 'paid'],
    ['1', '10*0*0', ['CAS*CO*24*10'], 'paid'],
    ['1', '10*0*0', ['CAS*CO*45*10'], 'paid'],
    ['4', '10*0*0', ['CAS*CO*45*10'], 'denied'],
    ['2', '10*0*0', ['CAS*OA*23*10'], 'paid'],
    ['2', '10*0*0', ['CAS*OA*23*8', 'CAS*CO*29*2'], 'denied'],
    ['19', '10*10*0', [], 'paid'],
    ['20', '10*10*0', [], 'paid'],
    ['21', '10*10*0', [], 'paid'],
  ])('of status %s with %s is %4$s', (status, amounts, adjustments, outcome) => {
    const { answers, findings } = readAnswers(`CLP*A-1*${status}*${amounts}*12`, ...adjustments);
    expect(findings).toEqual([]);
    expect(answers[0]?.outcome).toBe(outcome);
  });

  it('lets the patient owe what its adjustments of the patient add up to, where it gives no sum', () => {
    const { answers } = readAnswers('CLP*A-1*1*10*2**12', 'CAS*PR*1*3**2*1', 'SVC*HC:99213*10*6', 'CAS*PR*3*4');
    expect(answers[0]?.patientAmount).toBe(800);
  });

  it.each([
    ['22', 'The reversal of an earlier payment is left out.'],
    ['23', 'The payer says that the claim is not its own and passed it on; this is no decision and left out.'],
    ['25', 'The answer tells a price before the service; this is no decision and left out.'],
  ])('of status %s is left out with a warning', (status, message) => {
    const reading = readAnswers(`CLP*A-1*${status}*10*0*0*12`);
    expect([reading.answers, reading.answersLeftOut, reading.errors]).toEqual([[], 1, 0]);
    expect(reading.findings).toMatchObject([{ severity: 'warning', claimNumber: 'A-1', field: 'CLP02', message }]);
  });

  it.each([
    ['PI', 'warning CAS01: A reduction that the payer initiated (PI) is taken as another adjustment (OA).'],
    ['CR', 'warning CAS01: A correction or reversal (CR) is taken as another adjustment (OA).'],
  ])('takes group %s as another adjustment', (group, message) => {
    const segments = ['CLP*A-1*1*10*5**12', `CAS*${group}*45*5`];
    expect(readAnswers(...segments).answers[0]?.adjustments).toMatchObject([{ group: 'OA' }]);
    expect(messagesOf(...segments)).toEqual([message]);
  });

  it.each([
    [
      ['CLP*A-1*1*10*5*4*12', 'CAS*CO*45*2', 'CAS*PR*1*3'],
      'CLP05: The patient is said to owe 4.00; the adjustments of group PR add up to 3.00, which is taken.',
    ],
    [['CLP*A-1*1*10*6**12', 'CAS*CO*45*5'], 'CLP04: What is billed less the adjustments is not what is paid.'],
    [
      ['CLP*A-1*1*10*5**12', 'CAS*CO*45*5', 'SVC*HC:99213*10*5'],
      'SVC03: What is billed for the line less its adjustments is not what is paid.',
    ],
    [
      ['CLP*A-1*1*10*5**12', 'SVC*HC*10*5', 'CAS*CO*45*5'],
      'SVC01: The line names no procedure by HCPCS (HC); what it adjusts is taken as adjusted before it.',
    ],
    [
      ['CLP*A-1*1*10*10**12', 'PLB*1*20261231*CV:CP*-1.27'],
      'PLB: An adjustment of the provider (PLB) is about no claim and is left out.',
    ],
  ])('is read with a warning: %j', (segments, message) => {
    expect(readAnswers(...segments).answers).toHaveLength(1);
    expect(messagesOf(...segments)).toEqual([`warning ${message}`]);
  });

  it.each([
    [['CLP**1*10*10**12'], 'CLP01: The answer names no claim.'],
    [['CLP*A-1*1**10**12'], 'CLP03: The answer names no charge.'],
    [['CLP*A-1*1*x*10**12'], 'CLP03: CLP03 must be an amount like 125.00; it is written like a.'],
    [['CLP*A-1*constructor*10*10**12'], 'CLP02: The status of the claim is not one that a payer can give.'],
    [['CLP*A-1*1*10*10*y*12'], 'CLP05: CLP05 must be an amount like 125.00; it is written like a.'],
    [
      ['CLP*A-1*1*10*5**12', 'CAS*XX*45*5'],
      'CAS01: There is no such group of adjustments; CO, PR, OA, PI and CR are known.',
    ],
    [['CLP*A-1*1*10*5**12', 'CAS*CO*45'], 'CAS: An adjustment must have a reason code and an amount like 12.50.'],
    [['CLP*A-1*1*10*5**12', 'CAS*CO**5'], 'CAS: An adjustment must have a reason code and an amount like 12.50.'],
  ])('is left out with an error: %j', (segments, message) => {
    const { answers, answersLeftOut } = readAnswers(...segments);
    expect([answers, answersLeftOut]).toEqual([[], 1]);
    expect(messagesOf(...segments)).toContain(`error ${message}`);
  });

  it('was decided on the day up to which the payer worked, or else was paid', () => {
    const dayOf = (...segments: string[]) =>
      read835(interchangeText([remittance([...segments, 'CLP*A-1*1*10*10**12', 'DTM*050*20260303'])])).answers[0]
        ?.processedOn;
    expect(dayOf('BPR*I*1*C*CHK************20260318', 'DTM*405*20260316')).toBe('2026-03-16');
    expect(dayOf('BPR*I*1*C*CHK************20260318')).toBe('2026-03-18');
    expect(dayOf('BPR*I*1*C*CHK')).toBeUndefined();
  });

  it.each([
    ['1', 1],
    ['01', 1],
    ['999', 999],
    ['1001', null],
    ['0', null],
    ['1A', null],
  ])('is about line %p by its control number: %p', (control, lineNumber) => {
    const { answers } = readAnswers('CLP*A-1*1*10*10**12', 'SVC*HC:99213*10*10', `REF*6R*${control}`);
    expect(answers[0]?.lines[0]?.lineNumber).toBe(lineNumber);
  });

  it('has no number of the payer where the payer gives none', () => {
    expect(readAnswers('CLP*A-1*1*10*10**12').answers[0]?.payerClaimNumber).toBeNull();
  });

  it('stands beside others, each from its CLP on', () => {
    const { answers } = readAnswers(...PAID, 'LX*2', 'CLP*A-2*1*10*10**12', 'CLP*A-3*4*10*0**12', 'CAS*CO*29*10');
    expect(answers.map(({ claimNumber, outcome }) => [claimNumber, outcome])).toEqual([
      ['A-1', 'paid'],
      ['A-2', 'paid'],
      ['A-3', 'denied'],
    ]);
  });
});
