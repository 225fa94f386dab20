import type { ClaimSubmission } from '../../claims/claim.js';
import { claimOf, cleanClaim, line, practiceBook } from '../../testing/index.js';
import { adjudicate } from '../adjudicate.js';
import type { Finding } from '../adjudication.js';
import type { PolicyBook, Procedure } from '../policy-book.js';
import { diagnosisInWords, explainDenial } from './explain-denial.js';

describe('codes within a sentence', () => {
  const labels = { I10: 'High blood pressure', 'J44.9': 'COPD' };
  const diagnoses = new Map(Object.entries(labels).map(([code, label]) => [code, { label }]));
  const book = { diagnoses } as unknown as PolicyBook;

  it.each([
    ['I10', 'I10 (high blood pressure)'],
    ['J44.9', 'J44.9 (COPD)'],
    ['Z99', 'Z99'],
  ])('%s', (code, words) => expect(diagnosisInWords(code, book)).toBe(words));
});

describe('what to do about a denial without appeal', () => {
  it.each([
    ['a claim sent twice', cleanClaim({ record: { duplicateOfClaimId: 'CLM-1' } }), /^Nothing to send: follow up/],
    ['coverage that ended', cleanClaim({ record: { coverageEndDate: '2026-01-31' } }), /or bill the patient\.$/],
    ['a field left blank', cleanClaim({ renderingNpi: null }), /^Fill in .* and send the claim anew\.$/],
  ])('is said once, of %s', (_, claim, words) => {
    const remedy = remedyOf(claim);
    expect(remedy).toMatch(words);
    expect(remedy).not.toMatch(/appeal/);
  });
});

describe('why a claim was denied', () => {
  const visit = line({ modifiers: ['25'] });
  const second = (procedureCode: string, modifiers: readonly string[] = []) =>
    line({ lineNumber: 2, procedureCode, modifiers });
  const video = { placeOfService: '10' };
  const imaging = { orderingNpi: '9000000033' };
  const siteRule = {
    id: 'SITE-1',
    payerId: 'PAY-T1',
    procedureCode: '17000',
    placeOfService: '11',
    effectiveFrom: '2026-03-01',
  };
  const withSiteRule = { ...practiceBook, siteRules: new Map([['17000', [siteRule]]]) };
  const withPlaceRule = { ...practiceBook, placeModifierRules: [{ id: 'MR-X', needsOneOf: ['Q5', 'Q6'] }] };

  it.each<[string, ClaimSubmission, readonly string[], string | null, PolicyBook?]>([
    ['the wrong payer', cleanClaim({ record: { coveringPayerId: 'PAY-T2' } }), ['Other Mutual', '2026-03-10', 'Plain Mutual'], null],
    ['a payer that nobody knows', cleanClaim({ record: { coveringPayerId: 'PAY-X' } }), ['another payer'], null],
    ['an unknown member', cleanClaim({ record: { memberFound: false } }), ['Plain Mutual', 'M-1'], null],
    ['coverage that ended', cleanClaim({ record: { coverageEndDate: '2026-01-31' } }), ['2026-01-31', '2026-03-10'], null],
    ['a claim sent twice', cleanClaim({ record: { duplicateOfClaimId: 'CLM-1' } }), ['CLM-1'], null],
    ['a claim sent late', cleanClaim({ submissionDate: '2026-06-09T09:00:00Z' }), ['90 days', '2026-03-10', 'on 2026-06-09.'], null],
    ['another payer first', cleanClaim({ record: { primaryPayerId: 'PAY-T2' } }), ['Other Mutual'], null],
    ['no clinician', cleanClaim({ renderingNpi: null }), ['the number of the clinician'], null],
    ['no place', cleanClaim({ placeOfService: null }), ['the place'], null],
    ['no birth date', cleanClaim({ patientDob: null }), ['birth date'], null],
    ['no pointer', cleanClaim({ diagnosisCodes: ['I10'] }), ['diagnosis pointer on line 2'], null],
    ['a test too soon', claimOf([line({ procedureCode: '83036', diagnosisCodes: ['E11.9'] })], { record: { priorServices: [{ procedureCode: '99213', dateOfService: '2026-03-01' }, { procedureCode: '83036', dateOfService: '2026-02-03' }] } }), ['Line 1', '83036 (long-term blood sugar)', '2026-03-10', 'on 2026-02-03', '85 days'], null],
    ['visits used up', claimOf([line({ procedureCode: '97110', modifiers: ['GP'] })], { record: { therapyVisitsUsed: 23 } }), ['23 therapy visits', 'pays for 20'], null],
    ['units over two lines', claimOf([line({ procedureCode: '11102', units: 2 }), { ...second('11102'), units: 3 }, { ...second('97802'), lineNumber: 3 }], { referringNpi: '9000000033' }), ['5 units of 11102', 'the limit is 2'], null],
    ['a service not fit for video', claimOf([line({ procedureCode: '17000' })], video), ['Line 1', '17000 (first skin spot frozen)', 'place 10'], null],
    ['a video visit without 95', claimOf([line()], video), ['Place 10', 'line 1'], '95'],
    ['a video modifier in an office', claimOf([line({ modifiers: ['22', '93'] })], { attachmentControlNumber: 'A' }), ['Line 1', 'modifier 93', 'place of service is 11'], null],
    ['a service that the plan leaves out', cleanClaim({ record: { excludedCodes: ['69210'] } }), ['Plain Mutual', '69210', 'this patient’s plan'], null],
    ['a place not paid any more', claimOf([line({ procedureCode: '17000' })]), ['17000', 'at place 11', 'since 2026-03-01'], null, withSiteRule],
    ['therapy without its modifier', claimOf([line({ procedureCode: '97110' })]), ['Line 1', '97110 (exercise therapy)', 'without modifier GP'], 'GP'],
    ['one modifier of two', claimOf([line({ procedureCode: '17000' })]), ['without modifier Q5 or Q6'], null, withPlaceRule],
    ['the other side', cleanClaim({ lineItems: [visit, { ...second('69210', ['LT', '76']), diagnosisCodes: ['H61.21'] }] }), ['line 2 (LT, 76)', '69210'], null],
    ['another age', claimOf([line({ procedureCode: '58100' })], { patientSex: 'M' }), ['Line 1 uses 58100', 'age or sex'], null],
    ['an unknown diagnosis', cleanClaim({ diagnosisCodes: ['Q99.99'], lineItems: [line({ diagnosisCodes: ['Q99.99'] })] }), ['diagnoses Q99.99'], null],
    ['an add-on alone', claimOf([line({ procedureCode: '64484' })]), ['Line 1 bills 64484', 'add-on'], null],
    ['an unknown code', claimOf([line({ procedureCode: '00000' })]), ['Line 1 uses 00000', 'not a known code'], null],
    ['no 25', claimOf([line(), second('69210')]), ['Line 1', '69210 (impacted ear wax removed with tools) on line 2', 'All four modifier places of line 1 are empty'], '25'],
    ['no 25 beside others', claimOf([line({ modifiers: ['Q6'] }), second('69210')]), ['It carries Q6 only.'], '25'],
    ['no 57', claimOf([line(), second('25600')]), ['Line 1', '(line 2)'], '57'],
    ['a part of another', claimOf([line({ procedureCode: '11102' }), second('17000')]), ['17000 (first skin spot frozen) on line 2', '11102 (skin sample, shaved) on line 1', 'distinct'], null],
    ['never together', claimOf([line({ procedureCode: '64483' }), second('11102', ['59'])]), ['11102', '64483', 'never paid together'], null],
    ['never apart', claimOf([line(), second('99000')]), ['99000 (specimen handling) on line 2', 'never paid apart'], null],
    ['complexity beside 25', claimOf([visit, second('G2211')]), ['G2211 (visit complexity)', 'modifier 25'], null],
    ['no authorization', claimOf([line({ procedureCode: '70450' })], imaging), ['70450 (head CT without dye) on line 1', 'carries no number'], null],
    ['another authorization', claimOf([line({ procedureCode: '70450' })], { ...imaging, authorizationNumber: 'A-9' }), ['70450', 'line 1', 'Number A-9'], null],
    ['no referral', cleanClaim({ specialtyId: 'cardiology' }), ['Plain Mutual', 'no referral number'], null],
    ['no drug code', claimOf([line({ procedureCode: 'J1885' })]), ['J1885 (ketorolac)', 'drug code (NDC)'], null],
    ['no accident date', claimOf([line({ diagnosisCodes: ['S52.501A'] })]), ['this visit', 'date of the accident'], null],
  ])('is told with the facts of this claim: %s', (_, claim, facts, modifierToAdd, policies = practiceBook) => {
    const [finding] = adjudicate(claim, policies).findings;
    const explained = explainDenial(claim, finding as Finding, policies);
    for (const fact of facts) expect(explained.why).toContain(fact);
    expect(explained.modifierToAdd).toBe(modifierToAdd);
  }); // prettier-ignore
});

describe('what would have passed', () => {
  const remedyFor = (units: number, mai: number) => {
    const procedures = new Map(practiceBook.procedures);
    procedures.set('17000', { ...(procedures.get('17000') as Procedure), mai });
    return remedyOf(claimOf([line({ procedureCode: '17000', units })]), { ...practiceBook, procedures });
  };

  it('is an appeal only against a limit of units that is not absolute', () => {
    expect(remedyFor(2, 2)).toMatch(/^Bill 1 or fewer\..* absolute/);
    expect(remedyFor(2, 3)).toMatch(/^Bill 1 or fewer, or appeal/);
  });

  it('of a pair is the wider service alone, or 59 where the two may be parted', () => {
    const pair = (first: string, second: string, modifiers: readonly string[]) =>
      claimOf([line({ procedureCode: first }), line({ procedureCode: second, lineNumber: 2, modifiers })]);
    expect(remedyOf(pair('11102', '17000', []))).toMatch(/^Bill 11102 alone, or add 59 to line 2 /);
    expect(remedyOf(pair('64483', '11102', ['59']))).toBe('Bill 64483 alone.');
  });

  it('names the payer that the claim should have gone to, and the one that pays first', () => {
    expect(remedyOf(cleanClaim({ record: { coveringPayerId: 'PAY-T2' } }))).toBe('Send the claim to Other Mutual.');
    expect(remedyOf(cleanClaim({ record: { primaryPayerId: 'PAY-T2' } }))).toMatch(/^Bill Other Mutual, then /);
  });
});

describe('a diagnosis that does not support the service', () => {
  const sugar = line({ procedureCode: '83036', diagnosisCodes: ['I10'] });

  it('is answered with the diagnosis of the claim that would have', () => {
    const claim = claimOf([sugar], { diagnosisCodes: ['I10', 'E11.9'] });
    expect(remedyOf(claim)).toBe(
      'Line 1 pointed at diagnosis B, E11.9 (type 2 diabetes), would have passed, if the record bears it out.',
    );
  });

  it('is answered with what one begins with where the claim has none, each beginning once', () => {
    const rule = practiceBook.necessity.get('83036');
    if (!rule) throw new Error('the book has no such rule');
    const necessity = new Map([['83036', { ...rule, supportedByPrefix: ['E0', 'E03', 'E05', 'E89', 'I48'] }]]);
    expect(remedyOf(claimOf([sugar]), { ...practiceBook, necessity })).toBe(
      'A diagnosis that begins with E0, E89 or I48 would have passed, if the record shows one.',
    );
  });
});

function remedyOf(claim: ClaimSubmission, book: PolicyBook = practiceBook): string {
  const [finding] = adjudicate(claim, book).findings;
  if (!finding) throw new Error('nothing is wrong with the claim');
  return explainDenial(claim, finding, book).remedy;
}
