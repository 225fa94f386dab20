import type { AdjustmentGroup, ClaimSubmission } from '../claims/claim.js';
import { bookWith, claimOf, cleanClaim, earWax, line, type ClaimChanges } from '../testing/clean-claim.js';
import { policyBook } from '../testing/policy-book.js';
import { problemOf } from '../testing/problem-of.js';
import { adjudicate, hasAppealRight } from './adjudicate.js';
import { EDITS, type Edit } from './adjudication.js';
import { explainDenial } from './explanation/explain-denial.js';
import type { Payer } from './policy-book.js';

const wound = { procedureCode: '11102', diagnosisCodes: ['I10'] };
const record = (changes: ClaimChanges['record']) => cleanClaim({ record: changes ?? {} });
const sugar = line({ procedureCode: '83036', diagnosisCodes: ['E11.9'] });
const therapy = line({ procedureCode: '97110', modifiers: ['GP'] });
const headCt = line({ procedureCode: '70450' });
const ordered = { orderingNpi: '9000000033' };
const diagnosed = (...codes: string[]) =>
  cleanClaim({ diagnosisCodes: codes, lineItems: [line({ diagnosisCodes: codes.slice(0, 1) })] });

/** Edit, group, adjustment code, remarks and line of the finding that a claim must have, and no other. */
type Expected = readonly [Edit, AdjustmentGroup, string, string, number | null];

const CASES: readonly (readonly [string, ClaimSubmission, ...Expected])[] = [
  ['a payer that does not cover the member', record({ coveringPayerId: 'PAY-T2' }), 'WRONGPAYER', 'OA', '109', 'N418', null],
  ['a member number that nobody knows', record({ memberFound: false }), 'MEMBER', 'CO', '31', 'N382', null],
  ['coverage that ended the day before', record({ coverageEndDate: '2026-03-09' }), 'ELIG', 'PR', '27', '', null],
  ['a claim that was sent before', record({ duplicateOfClaimId: 'CLM-1' }), 'DUP', 'OA', '18', '', null],
  ['91 days to submission', cleanClaim({ submissionDate: '2026-06-09T09:00:00Z' }), 'LATE', 'CO', '29', '', null],
  ['another payer that pays first', record({ primaryPayerId: 'PAY-T2' }), 'COB', 'OA', '22', 'MA04', null],
  ['no rendering clinician', cleanClaim({ renderingNpi: null }), 'MISSING', 'CO', '16', 'N290 MA130', null],
  ['no place', cleanClaim({ placeOfService: null }), 'MISSING', 'CO', '16', 'MA114 MA130', null],
  ['no birth date', cleanClaim({ patientDob: null }), 'MISSING', 'CO', '16', 'N329 MA130', null],
  ['a pointer at no diagnosis of the claim', cleanClaim({ diagnosisCodes: ['I10'] }), 'MISSING', 'CO', '16', 'M76 MA130', 2],
  ['an unknown diagnosis', diagnosed('Q99.99'), 'DXRULE', 'CO', '146', 'M76', null],
  ['a first diagnosis that may only follow', diagnosed('Z79.4', 'E11.9'), 'DXRULE', 'CO', '16', 'M76', null],
  ['a later diagnosis that may only lead', diagnosed('I10', 'Z00.00'), 'DXRULE', 'CO', '16', 'M76', null],
  ['diagnoses in the wrong order', diagnosed('I50.9', 'I11.0'), 'DXRULE', 'CO', '16', 'M76', null],
  ['a diagnosis without the one it needs', diagnosed('I11.0'), 'DXRULE', 'CO', '16', 'M76', null],
  ['a diagnosis of another age', diagnosed('P07.30'), 'AGESEX', 'CO', '9', '', null],
  ['a diagnosis of the other sex', diagnosed('N40.0'), 'AGESEX', 'CO', '10', '', null],
  ['a procedure of another age', claimOf([line({ procedureCode: '58100' })], { patientDob: '2015-01-01' }), 'AGESEX', 'CO', '6', '', 1],
  ['a procedure of the other sex', claimOf([line({ procedureCode: '58100' })], { patientSex: 'M' }), 'AGESEX', 'CO', '7', '', 1],
  ['an unknown procedure', claimOf([line({ procedureCode: '00000' })]), 'CODE', 'CO', '16', 'M51', 1],
  ['a service that is never paid apart', claimOf([line(), line({ lineNumber: 2, procedureCode: '99000' })]), 'BUNDLED', 'CO', '97', 'N390', 2],
  ['an add-on without its service', claimOf([line({ procedureCode: '64484' })]), 'ADDON', 'CO', 'B15', 'N674', 1],
  ['a service that the plan leaves out', record({ excludedCodes: ['69210'] }), 'NONCOV', 'PR', '96', 'N130', 2],
  ['therapy without its plan modifier', claimOf([line({ procedureCode: '97110' })]), 'MODRULE', 'CO', '4', 'N822', 1],
  ['left on the line, right in the diagnosis', cleanClaim({ lineItems: [line({ modifiers: ['25'] }), earWax({ modifiers: ['LT'] })] }), 'MODRULE', 'CO', '4', 'N519', 2],
  ['a diagnosis that does not support the test', claimOf([line({ ...sugar, diagnosisCodes: ['I10'] })]), 'NEC', 'CO', '50', 'N569', 1],
  ['a test repeated after 84 days', claimOf([sugar], { record: { priorServices: [{ procedureCode: '83036', dateOfService: '2025-12-16' }] } }), 'FREQ', 'CO', '151', 'N640', 1],
  ['therapy visits used up', claimOf([therapy], { record: { therapyVisitsUsed: 20 } }), 'FREQ', 'PR', '119', 'N640', 1],
  ['a video modifier in an office', claimOf([line({ modifiers: ['95'] })]), 'TELE', 'CO', '5', 'M77', 1],
  ['a video place without modifier', claimOf([line()], { placeOfService: '10' }), 'TELE', 'CO', '4', 'N822', 1],
  ['a service that cannot be given by video', claimOf([line({ procedureCode: '17000' })], { placeOfService: '10' }), 'TELE', 'CO', '96', 'N776', 1],
  ['a unit too many', claimOf([line({ procedureCode: '17000', units: 2 })]), 'MUE', 'CO', '151', 'N362', 1],
  ['a unit too many over two lines', claimOf([line({ ...wound, units: 2 }), line({ ...wound, lineNumber: 2 })]), 'MUE', 'CO', '151', 'N362', 2],
  ['a visit beside a small procedure without 25', cleanClaim({ lineItems: [line(), earWax()] }), 'EM25', 'CO', '4', 'N822', 1],
  ['a visit before major surgery without 57', claimOf([line(), line({ lineNumber: 2, procedureCode: '25600' })]), 'EM57', 'CO', '4', 'N822', 1],
  ['visit complexity beside modifier 25', claimOf([line({ modifiers: ['25'] }), line({ lineNumber: 2, procedureCode: 'G2211' })]), 'EM25', 'CO', '97', 'M15', 2],
  ['a pair that nothing parts', claimOf([line(wound), line({ lineNumber: 2, procedureCode: '17000' })]), 'PTP', 'CO', '97', 'M15', 2],
  ['a pair that is never paid together', claimOf([line({ procedureCode: '64483' }), line({ ...wound, lineNumber: 2, modifiers: ['59'] })]), 'PTP', 'CO', '97', 'M15', 2],
  ['no authorization', claimOf([headCt], ordered), 'AUTH', 'CO', '197', 'M62', 1],
  ['an authorization for something else', claimOf([headCt], { ...ordered, authorizationNumber: 'A-1' }), 'AUTH', 'CO', '284', 'M62', 1],
  ['no referral to a specialist', cleanClaim({ specialtyId: 'cardiology' }), 'REFERRAL', 'CO', '288', 'N286', null],
  ['no drug code on a drug', claimOf([line({ procedureCode: 'J1885' })]), 'DOC', 'CO', '16', 'M119', 1],
  ['no ordering clinician', claimOf([headCt], { record: { authorizedRules: ['AUTH-IMG'] } }), 'DOC', 'CO', '16', 'N265', 1],
  ['no date of the accident', diagnosed('S52.501A'), 'DOC', 'CO', '16', 'N305', null],
]; // prettier-ignore

/** The policy that each of these claims breaks, and the codes that it breaks it with. */
const BROKEN: readonly (readonly [string, string])[] = [
  ['WRONGPAYER', ''], ['MEMBER', ''], ['ELIG', ''], ['DUP', 'CLM-1'], ['LATE', ''], ['COB', 'PAY-T2'],
  ['MISSING', ''], ['MISSING', ''], ['MISSING', ''], ['MISSING', ''],
  ['DXRULE', 'Q99.99'], ['DXRULE', 'Z79.4'], ['DXRULE', 'Z00.00'], ['DXRULE', 'I11.0 I50'], ['DXRULE', 'I11.0'],
  ['AGESEX', 'P07.30'], ['AGESEX', 'N40.0'], ['AGESEX', '58100'], ['AGESEX', '58100'],
  ['CODE', '00000'], ['BUNDLED', '99000'], ['ADDON', '64484'], ['NONCOV', '69210'],
  ['MR-GP', '97110'], ['MODRULE-LATERALITY', '69210'], ['NEC-A1C', '83036 I10'], ['FREQ-A1C', '83036'], ['FREQ-PT', '97110'],
  ['TELE-PLACE', '99213'], ['TELE-MODIFIER', '99213'], ['TELE-NOT-ELIGIBLE', '17000'], ['MUE-2', '17000'], ['MUE-3', '11102'],
  ['EM25', '99213 69210'], ['EM57', '99213 25600'], ['G2211', 'G2211 99213'], ['PTP-1', '17000 11102'], ['PTP-0', '11102 64483'],
  ['AUTH-IMG', '70450'], ['AUTH-IMG', '70450'], ['REFERRAL', ''],
  ['DOC-NDC', 'J1885'], ['DOC-ORDER', '70450'], ['DOC-INJURY', ''],
]; // prettier-ignore

describe('law 3: adjudication', () => {
  it('approves a claim that breaks no rule', () => {
    expect(adjudicate(cleanClaim(), policyBook)).toMatchObject({ outcome: 'approved', findings: [] });
  });

  it.each(CASES)('denies for %s', (_, claim, edit, group, carc, remarks, lineNumber) => {
    const rarcs = remarks ? remarks.split(' ') : [];
    const answer = adjudicate(claim, policyBook);
    expect(answer.outcome).toBe('denied');
    expect(answer.findings).toEqual([expect.objectContaining({ edit, group, carc, rarcs, lineNumber })]);
  });

  it('names the policy that a claim breaks, and the codes that break it, the offending one first', () => {
    const named = CASES.map(([name, claim]) => {
      const [finding] = adjudicate(claim, policyBook).findings;
      return [name, finding?.policyId, finding?.codes.join(' ')];
    });
    expect(named).toEqual(CASES.map(([name], index) => [name, ...(BROKEN[index] ?? [])]));
  });

  it.each(CASES)('explains %s in words about the claim', (_, claim) => {
    const [finding] = adjudicate(claim, policyBook).findings;
    if (!finding) throw new Error('the claim was not denied');
    const { reason, rule, why, remedy } = explainDenial(claim, finding, policyBook);
    for (const words of [reason, rule, why, remedy]) {
      expect(words).toMatch(/^[A-Z\d]/);
      expect(words).not.toMatch(/undefined|null|NaN/);
    }
  });

  it('has a claim in this table for every edit', () => {
    expect([...new Set(CASES.map(([, , edit]) => edit))].sort()).toEqual([...EDITS].sort());
  });

  it.each([
    ['coverage that ends on the day of service', record({ coverageEndDate: '2026-03-10' })],
    ['90 days to submission', cleanClaim({ submissionDate: '2026-06-08T23:59:59Z' })],
    ['the first payer’s remittance', cleanClaim({ primaryRemittanceNumber: 'R-1', record: { primaryPayerId: 'PAY-T2' } })],
    ['a test repeated after 85 days', claimOf([sugar], { record: { priorServices: [{ procedureCode: '83036', dateOfService: '2025-12-15' }] } })],
    ['one therapy visit left', claimOf([therapy], { record: { therapyVisitsUsed: 19 } })],
    ['as many units as the limit', claimOf([line({ ...wound, units: 2 })])],
    ['modifier 59 between a pair', claimOf([line(wound), line({ lineNumber: 2, procedureCode: '17000', modifiers: ['59'] })])],
    ['modifier 57 before major surgery', claimOf([line({ modifiers: ['57'] }), line({ lineNumber: 2, procedureCode: '25600' })])],
    ['modifier 95 at the patient’s home', claimOf([line({ modifiers: ['95'] })], { placeOfService: '10' })],
    ['the authorization of the rule', claimOf([headCt], { ...ordered, record: { authorizedRules: ['AUTH-IMG'] } })],
    ['a referral', cleanClaim({ specialtyId: 'cardiology', referralNumber: 'REF-1' })],
  ] as const)('approves %s', (_, claim) => {
    expect(adjudicate(claim, policyBook).findings).toEqual([]);
  }); // prettier-ignore

  it('names who pays before what is missing when both are wrong', () => {
    const claim = cleanClaim({ renderingNpi: null, lineItems: [line(), earWax()], record: { memberFound: false } });
    const { findings } = adjudicate(claim, policyBook);
    expect(findings.map(({ edit }) => edit)).toEqual(['MEMBER', 'MISSING', 'EM25']);
  });

  it('goes by the rules of the payer: Medicare wants no modifier on a video visit', () => {
    const claim = claimOf([line()], { placeOfService: '10' });
    expect(adjudicate(claim, bookWith({ kind: 'medicare' })).outcome).toBe('approved');
  });

  it('refuses a payer that the book does not know', () => {
    expect(() => adjudicate(cleanClaim({ payerId: 'PAY-X' }), policyBook)).toThrow('PAY-X');
    expect(problemOf(() => adjudicate(cleanClaim({ payerId: 'PAY-X' }), policyBook))).toMatchObject({
      code: 'unknown-reference',
      problems: [{ pointer: '/payerId' }],
    });
  });
});

describe('an approval', () => {
  const answerTo = (billed: number, patientShare: Payer['patientShare']) =>
    adjudicate(claimOf([line({ billedAmount: billed })]), bookWith({ patientShare }));

  it('writes off what is not allowed and leaves the patient a share, each with its code', () => {
    // Allowed are 90.01 × 1.25 = 112.51.
    expect(answerTo(200_00, { copay: [25, 25] })).toEqual({
      outcome: 'approved',
      findings: [],
      lines: [
        {
          lineNumber: 1,
          status: 'approved',
          allowedAmount: 112_51,
          paidAmount: 87_51,
          patientAmount: 25_00,
          adjustments: [
            { group: 'CO', carc: '45', amount: 87_49, rarcs: [] },
            { group: 'PR', carc: '3', amount: 25_00, rarcs: [] },
          ],
        },
      ],
      allowedAmount: 112_51,
      paidAmount: 87_51,
      patientAmount: 25_00,
      adjustmentAmount: 87_49,
      payableAmount: 87_51,
      appealable: false,
    });
  });

  it('names neither where the charge is allowed in full and the patient owes nothing', () => {
    expect(answerTo(112_51, {}).lines.map(({ adjustments }) => adjustments)).toEqual([[]]);
    expect(answerTo(112_51, { copay: [25, 25] }).lines[0]?.adjustments.map(({ group }) => group)).toEqual(['PR']);
    expect(answerTo(112_52, {}).lines[0]?.adjustments).toEqual([{ group: 'CO', carc: '45', amount: 1, rarcs: [] }]);
  });

  it('answers the lines by their numbers', () => {
    expect(adjudicate(cleanClaim(), policyBook).lines.map(({ lineNumber }) => lineNumber)).toEqual([1, 2]);
  });
});

describe('a denial', () => {
  it('stands on every line for its whole charge, and its remark on the offending line only', () => {
    const { lines } = adjudicate(cleanClaim({ lineItems: [line(), earWax()] }), policyBook);
    expect(lines.map(({ adjustments }) => adjustments)).toEqual([
      [{ group: 'CO', carc: '4', amount: 20_000, rarcs: ['N822'] }],
      [{ group: 'CO', carc: '4', amount: 10_001, rarcs: [] }],
    ]);
  });

  it('of the claim as a whole has its remark on every line', () => {
    const { lines } = adjudicate(cleanClaim({ renderingNpi: null }), policyBook);
    expect(lines.map(({ lineNumber, status, adjustments }) => [lineNumber, status, adjustments[0]?.rarcs])).toEqual([
      [1, 'denied', ['N290', 'MA130']],
      [2, 'denied', ['N290', 'MA130']],
    ]);
  });

  it.each(CASES)('for %s may be appealed only where an appeal can change it', (_, claim) => {
    const { findings, appealable } = adjudicate(claim, policyBook);
    const [finding] = findings;
    if (!finding) throw new Error('the claim was not denied');
    const corrected = ['WRONGPAYER', 'MEMBER', 'ELIG', 'DUP', 'COB', 'MISSING', 'DXRULE', 'AGESEX', 'CODE'];
    const final = finding.ruleId === 'PTP-0' || finding.ruleId === 'MUE-2';
    expect(appealable).toBe(!corrected.includes(finding.edit) && !final);
    expect(hasAppealRight(finding)).toBe(appealable);
  });

  it('as unprocessable (MA130) has no appeal right, whatever edit it came from', () => {
    const [finding] = adjudicate(cleanClaim({ lineItems: [line(), earWax()] }), policyBook).findings;
    if (!finding) throw new Error('the claim was not denied');
    expect(hasAppealRight(finding)).toBe(true);
    expect(hasAppealRight({ ...finding, rarcs: ['MA130'] })).toBe(false);
  });
});
