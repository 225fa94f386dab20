import { adjudicate } from '../adjudication/adjudicate.js';
import { explainDenial } from '../adjudication/explanation/explain-denial.js';
import type { ClaimSubmission } from '../claims/claim.js';
import { claimOf, cleanClaim, earWax, line, practiceBook as book } from '../testing/index.js';
import { HINTS_PER_EXERCISE, labHelp } from './lab-help.js';

const sugar = (diagnosisCode: string, lineNumber = 1) =>
  line({ lineNumber, procedureCode: '83036', diagnosisCodes: [diagnosisCode] });
const headCt = line({ procedureCode: '70450' });
const frozen = (units: number) => line({ procedureCode: '11102', units, billedAmount: 990_00 });
const doneLately = { priorServices: [{ procedureCode: '83036', dateOfService: '2026-03-01' }] };

/** The claim, where to look, the rule, the way in words, and what the record says after what the patient was seen for. */
const HELPED: readonly (readonly [string, ClaimSubmission, string, string, readonly string[], string])[] = [
  ['PTN-001', cleanClaim({ lineItems: [line(), earWax()] }), 'line 1', 'visit with a procedure on the same day', ['add modifier 25 to line 1'],
    'History, examination and plan stand on their own: 99213 (known patient office visit, level 3). Apart from that, 69210 (impacted ear wax removed with tools).'],
  ['PTN-001', claimOf([line(), line({ lineNumber: 2, procedureCode: '25600' })]), 'line 1', 'visit before major surgery', ['add modifier 57 to line 1'],
    'In this visit it was decided to go on to 25600 (broken wrist set).'],
  ['PTN-002', claimOf([frozen(1), line({ lineNumber: 2, procedureCode: '17000' })]), 'line 2', 'code pairs of one day', ['drop line 2'],
    '17000 (first skin spot frozen) was done as a step of 11102 (skin sample, shaved), through the same access.'],
  ['PTN-002', claimOf([line(), line({ lineNumber: 2, procedureCode: '99000' })]), 'line 2', 'services that are never paid apart', ['drop line 2'],
    '99000 (specimen handling) was done with the other services of the day.'],
  ['PTN-003', claimOf([line({ procedureCode: 'J1885' })]), 'line 1', 'what must stand with the claim', ['add the drug code for line 1'], 'The package with its drug code is on file.'],
  ['PTN-003', claimOf([headCt], { record: { authorizedRules: ['AUTH-IMG'] } }), 'line 1', 'what must stand with the claim', ['add the ordering clinician’s NPI'], 'Ordered by the treating clinician.'],
  ['PTN-003', claimOf([line({ procedureCode: '97802' })]), 'line 1', 'what must stand with the claim', ['add the referring clinician’s NPI'], 'Sent by a colleague, whose letter is on file.'],
  ['PTN-003', claimOf([line({ procedureCode: '81003' })]), 'line 1', 'what must stand with the claim', ['add the laboratory certificate number'], 'The laboratory’s certificate hangs in the practice.'],
  ['PTN-003', claimOf([line({ diagnosisCodes: ['S52.501A'] })]), 'whole', 'what must stand with the claim', ['add the day of the accident'], 'The patient tells of an accident that day.'],
  ['PTN-003', claimOf([line({ procedureCode: '17000', modifiers: ['22'] })]), 'line 1', 'what must stand with the claim', ['send the record along'], 'The full record is signed and can be sent.'],
  ['PTN-004', claimOf([headCt], { orderingNpi: '9000000033' }), 'line 1', 'services that need prior authorization', ['add the authorization number for line 1'],
    '70450 (head CT without dye) was planned ahead. The payer’s authorization for it is on file.'],
  ['PTN-004', cleanClaim({ specialtyId: 'cardiology' }), 'whole', 'specialist visits need a referral', ['add the referral number'], 'The main doctor’s referral is on file.'],
  ['PTN-005', claimOf([line(), sugar('E11.9', 2)], { record: doneLately }), 'line 2', 'how often 83036 is paid', ['drop line 2'],
    '83036 (long-term blood sugar) was done again; an earlier result is on file.'],
  ['PTN-005', claimOf([line({ procedureCode: '17000', units: 2, billedAmount: 990_00 })]), 'line 1', 'most units a day', ['bill 1 unit on line 1'], 'Done once that day.'],
  ['PTN-005', claimOf([frozen(3)]), 'line 1', 'most units a day', ['bill 2 units on line 1'], 'Done 2 times that day.'],
  ['PTN-006', claimOf([sugar('I10')]), 'line 1', 'what supports 83036', ['point line 1 at E11.9'], 'The service was given because of E11.9 (type 2 diabetes).'],
  ['PTN-007', claimOf([line({ modifiers: ['95'] })]), 'line 1', 'place and telehealth modifier agree', ['set the place of service to 10'],
    '99213 (known patient office visit, level 3), sound and picture, with the patient’s consent. Patient at home, seen by video.'],
  ['PTN-007', claimOf([line({ procedureCode: '17000' })], { placeOfService: '10' }), 'line 1', 'services that may be given by video', ['set the place of service to 11'],
    '17000 (first skin spot frozen), sound and picture, with the patient’s consent. The patient was in the office.'],
  ['BG-PAYER', cleanClaim({ record: { coveringPayerId: 'PAY-T2' } }), 'whole', 'claims go to the payer that covers the patient', ['send the claim to the payer that covers the patient'], 'What the payer asks for is on file.'],
]; // prettier-ignore

describe('help with an exercise', () => {
  it.each(HELPED)('%s: %#', (causeId, claim, where, rule, solution, note) => {
    const [cause] = adjudicate(claim, book).findings;
    const help = labHelp(claim, book);
    if (!cause || !help) throw new Error('the claim has no help');
    expect(cause.causeId).toBe(causeId);
    const [place, named, way] = help.hints;
    expect(help.hints).toHaveLength(HINTS_PER_EXERCISE);
    expect(place).toBe(where === 'whole' ? 'Look at the claim as a whole, not at one line.' : `Look at ${where}.`);
    expect(named).toBe(`The rule: ${rule}.`);
    expect(way).toBe(explainDenial(claim, cause, book).remedy);
    expect(help.solution).toEqual(solution);
    expect(help.note).toMatch(/^Seen for /);
    expect(help.note.slice(help.note.indexOf('. ') + 2)).toBe(note);
  });

  it('tells of every diagnosis of the claim, and of a visit where there is none', () => {
    expect(labHelp(cleanClaim({ specialtyId: 'cardiology' }), book)?.note).toMatch(
      /^Seen for I10 \(high blood pressure\) and H61\.21 \(ear wax, right\)\. /,
    );
    const two = claimOf([line()], { diagnosisCodes: ['I10', 'E11.9', 'I50.9'], renderingNpi: null });
    expect(labHelp(two, book)?.note).toContain(
      '(high blood pressure), E11.9 (type 2 diabetes) and I50.9 (heart failure).',
    );
  });

  it('says a thing once, also when two changes bear on it', () => {
    const both = cleanClaim({ renderingNpi: null, serviceLocation: null });
    const help = labHelp(both, book);
    expect(help?.solution).toHaveLength(2);
    expect(help?.note.match(/on file/g)).toHaveLength(1);
  });
});
