import fc from 'fast-check';
import { adjudicate } from '../adjudication/adjudicate.js';
import type { ClaimSubmission } from '../claims/claim.js';
import {
  type ClaimChanges,
  claimOf,
  cleanClaim,
  earWax,
  line,
  practice,
  practiceBook as book,
} from '../testing/index.js';
import { applyEdits } from './apply-edits.js';
import type { ClaimEdit } from './claim-edit.js';
import { findCorrection } from './find-correction.js';

const sugar = (diagnosisCode: string) => line({ procedureCode: '83036', diagnosisCodes: [diagnosisCode] });
const headCt = line({ procedureCode: '70450' });
const skinSample = line({ procedureCode: '11102' });
const frozenSpot = line({ lineNumber: 2, procedureCode: '17000' });
const ordered = { orderingNpi: '9000000033' };
const doneLately = { priorServices: [{ procedureCode: '83036', dateOfService: '2026-03-01' }] };
const record = (changes: ClaimChanges['record']) => cleanClaim({ record: changes ?? {} });
const fill = (field: (ClaimEdit & { kind: 'fill-in' })['field'], on?: number): ClaimEdit => ({
  kind: 'fill-in',
  field,
  ...(on === undefined ? {} : { line: on }),
});

/** Cause that the payer names, the claim in words, the claim, and the changes that mend it. */
const MENDED: readonly (readonly [string, string, ClaimSubmission, readonly ClaimEdit[]])[] = [
  ['PTN-001', 'a visit beside a small procedure without 25', cleanClaim({ lineItems: [line(), earWax()] }), [{ kind: 'add-modifier', line: 1, modifier: '25' }]],
  ['PTN-001', 'a visit before major surgery without 57', claimOf([line(), line({ lineNumber: 2, procedureCode: '25600' })]), [{ kind: 'add-modifier', line: 1, modifier: '57' }]],
  ['PTN-001', 'visit complexity beside modifier 25', claimOf([line({ modifiers: ['25'] }), line({ lineNumber: 2, procedureCode: 'G2211' })]), [{ kind: 'drop-line', line: 2 }]],
  ['PTN-002', 'a pair that nothing parts', claimOf([skinSample, frozenSpot]), [{ kind: 'drop-line', line: 2 }]],
  ['PTN-002', 'a pair that is never paid together', claimOf([line({ procedureCode: '64483' }), line({ ...skinSample, lineNumber: 2, modifiers: ['59'] })]), [{ kind: 'drop-line', line: 2 }]],
  ['PTN-002', 'a service that is never paid apart', claimOf([line(), line({ lineNumber: 2, procedureCode: '99000' })]), [{ kind: 'drop-line', line: 2 }]],
  ['PTN-003', 'a drug without its code', claimOf([line({ procedureCode: 'J1885' })]), [fill('ndc', 1)]],
  ['PTN-003', 'a picture that nobody ordered', claimOf([headCt], { record: { authorizedRules: ['AUTH-IMG'] } }), [fill('orderingNpi')]],
  ['PTN-003', 'a service that nobody referred to', claimOf([line({ procedureCode: '97802' })]), [fill('referringNpi')]],
  ['PTN-003', 'an injury without the day of the accident', claimOf([line({ diagnosisCodes: ['S52.501A'] })]), [fill('accidentDate')]],
  ['PTN-003', 'a test without the laboratory’s certificate', claimOf([line({ procedureCode: '81003' })]), [fill('cliaNumber')]],
  ['PTN-003', 'unusual work without the record', claimOf([line({ procedureCode: '17000', modifiers: ['22'] })]), [fill('attachmentControlNumber')]],
  ['PTN-004', 'no authorization', claimOf([headCt], ordered), [fill('authorizationNumber', 1)]],
  ['PTN-004', 'an authorization for something else', claimOf([headCt], { ...ordered, authorizationNumber: 'AU-1' }), [fill('authorizationNumber', 1)]],
  ['PTN-004', 'a visit to a specialist without a referral', cleanClaim({ specialtyId: 'cardiology' }), [fill('referralNumber')]],
  ['PTN-005', 'a test repeated too soon, beside a visit', claimOf([line(), { ...sugar('E11.9'), lineNumber: 2 }], { record: doneLately }), [{ kind: 'drop-line', line: 2 }]],
  ['PTN-005', 'a unit too many', claimOf([line({ procedureCode: '17000', units: 2 })]), [{ kind: 'set-units', line: 1, units: 1 }]],
  ['PTN-005', 'a unit too many over two lines', claimOf([skinSample, line({ ...skinSample, lineNumber: 2, units: 2 })]), [{ kind: 'set-units', line: 2, units: 1 }]],
  ['PTN-005', 'a line too many of a service', claimOf([line({ ...skinSample, units: 2 }), line({ ...skinSample, lineNumber: 2 })]), [{ kind: 'drop-line', line: 2 }]],
  ['PTN-005', 'three lines of two units, at most two a day', claimOf([1, 2, 3].map((lineNumber) => line({ ...skinSample, lineNumber, units: 2 }))), [{ kind: 'drop-line', line: 3 }, { kind: 'drop-line', line: 2 }]],
  ['PTN-006', 'a diagnosis that does not support the test, another that does', claimOf([sugar('I10')], { diagnosisCodes: ['I10', 'E11.9'] }), [{ kind: 'point-diagnosis', line: 1, diagnosisCode: 'E11.9' }]],
  ['PTN-006', 'no diagnosis that supports the test', claimOf([sugar('I10')]), [{ kind: 'point-diagnosis', line: 1, diagnosisCode: 'E11.9' }]],
  ['PTN-007', 'a video modifier in an office', claimOf([line({ modifiers: ['95'] })]), [{ kind: 'set-place', placeOfService: '10' }]],
  ['PTN-007', 'a video place without modifier', claimOf([line()], { placeOfService: '10' }), [{ kind: 'add-modifier', line: 1, modifier: '95' }]],
  ['PTN-007', 'a service that cannot be given by video', claimOf([line({ procedureCode: '17000' })], { placeOfService: '10' }), [{ kind: 'set-place', placeOfService: '11' }]],
  ['BG-PAYER', 'a payer that does not cover the member', record({ coveringPayerId: 'PAY-T2' }), [fill('payerId')]],
  ['BG-COB', 'another payer that pays first', record({ primaryPayerId: 'PAY-T2' }), [fill('primaryRemittanceNumber')]],
  ['BG-MISSING', 'no clinician', cleanClaim({ renderingNpi: null }), [fill('renderingNpi')]],
  ['BG-MISSING', 'no place', cleanClaim({ placeOfService: null, serviceLocation: null }), [fill('serviceLocation')]],
  ['BG-MISSING', 'a line that points at no diagnosis of the claim', cleanClaim({ lineItems: [line({ modifiers: ['25'] }), earWax({ diagnosisCodes: [] })] }), [{ kind: 'point-diagnosis', line: 2, diagnosisCode: 'I10' }]],
]; // prettier-ignore

/** Claims that nothing on themselves mends. */
const HOPELESS: readonly (readonly [string, ClaimSubmission])[] = [
  ['coverage that ended', record({ coverageEndDate: '2026-03-09' })],
  ['a member number that nobody knows', record({ memberFound: false })],
  ['a claim that was sent before', record({ duplicateOfClaimId: 'CLM-1' })],
  ['a claim that came too late', cleanClaim({ submissionDate: '2026-06-09T09:00:00Z' })],
  ['a service that the plan leaves out', record({ excludedCodes: ['69210'] })],
  ['a birth date that only the patient knows', cleanClaim({ patientDob: null })],
  ['diagnoses in the wrong order', claimOf([line({ diagnosisCodes: ['I50.9'] })], { diagnosisCodes: ['I50.9', 'I11.0'] })],
  ['a procedure of the other sex', claimOf([line({ procedureCode: '58100' })], { patientSex: 'M' })],
  ['an unknown procedure', claimOf([line({ procedureCode: '00000' })])],
  ['an add-on without its service', claimOf([line({ procedureCode: '64484' })])],
  ['therapy without its plan', claimOf([line({ procedureCode: '97110' })])],
  ['the only service, too soon', claimOf([sugar('E11.9')], { record: doneLately })],
  ['the only service, never paid apart', claimOf([line({ procedureCode: '99000' })])],
  ['a line without a diagnosis on a claim without one', claimOf([line({ diagnosisCodes: [] })])],
]; // prettier-ignore

describe('the correction of a denied claim', () => {
  it.each(MENDED)('%s: mends %s so that the payer pays', (causeId, _, claim, edits) => {
    expect(adjudicate(claim, book).findings[0]?.causeId).toBe(causeId);
    const correction = findCorrection(claim, book);
    expect(correction?.edits).toEqual(edits);
    expect(correction?.claim).toEqual(applyEdits(claim, edits, book));
    expect(correction?.answer).toEqual(adjudicate(applyEdits(claim, edits, book), book));
    expect(correction?.answer).toMatchObject({ outcome: 'approved', findings: [] });
  });

  it.each(HOPELESS)('is not there for %s', (_, claim) => {
    expect(adjudicate(claim, book).outcome).toBe('denied');
    expect(findCorrection(claim, book)).toBeNull();
  });

  it('has nothing to do on a claim that is paid as it is', () => {
    expect(findCorrection(cleanClaim(), book)).toMatchObject({ edits: [], answer: { outcome: 'approved' } });
  });

  it('names lines as the claim first numbered them, also after one was dropped', () => {
    const bundled = line({ procedureCode: '99000' });
    const lineItems = [bundled, line({ lineNumber: 2 }), earWax({ lineNumber: 3 })];
    expect(findCorrection(claimOf(lineItems), book)).toMatchObject({
      edits: [
        { kind: 'drop-line', line: 1 },
        { kind: 'add-modifier', line: 2, modifier: '25' },
      ],
      claim: { lineItems: [{ lineNumber: 1, procedureCode: '99213', modifiers: ['25'] }, { procedureCode: '69210' }] },
    });
  });

  it('takes a diagnosis from the book only where it fits the patient and may stand there', () => {
    const supportedBy = (...supportedByPrefix: string[]) => ({
      ...book,
      // Backwards, so that the one that fits stands behind those of another sex, of another age, and that may only lead.
      diagnoses: new Map([...book.diagnoses].reverse()),
      necessity: new Map([['83036', { id: 'NEC-A1C', codes: ['83036'], supportedByPrefix }]]),
    });
    const claim = claimOf([sugar('I10')]);
    for (const misfit of ['N40', 'P07', 'Z00']) {
      expect(findCorrection(claim, supportedBy(misfit))).toBeNull();
      expect(findCorrection(claim, supportedBy(misfit, 'I50'))?.edits).toEqual([
        { kind: 'point-diagnosis', line: 1, diagnosisCode: 'I50.9' },
      ]);
    }
  });

  it('does nothing that the practice cannot do', () => {
    const poor = practice({ cliaNumber: null, clinicians: [] });
    const poorBook = { ...book, providers: new Map([[poor.id, poor]]) };
    expect(findCorrection(claimOf([line({ procedureCode: '81003' })]), poorBook)).toBeNull();
    expect(findCorrection(cleanClaim({ renderingNpi: null }), poorBook)).toBeNull();
    expect(findCorrection(cleanClaim({ renderingNpi: null }), { ...book, providers: new Map() })).toBeNull();
    const dear = practice({ chargeMultiple: 9 });
    const dearBook = { ...book, providers: new Map([[dear.id, dear]]) };
    expect(findCorrection(claimOf([line({ procedureCode: '17000', units: 2 })]), dearBook)).toBeNull();
  });
});

describe('a claim with several faults', () => {
  /** A day of many services that breaks no rule. */
  const full = claimOf(
    [
      line({ modifiers: ['25'] }),
      earWax(),
      { ...sugar('E11.9'), lineNumber: 3 },
      line({ lineNumber: 4, procedureCode: 'J1885', ndc: '99999-0000-00' }),
      { ...headCt, lineNumber: 5 },
    ],
    { ...ordered, record: { authorizedRules: ['AUTH-IMG'] } },
  );
  const changed = (
    claim: ClaimSubmission,
    lineNumber: number,
    part: Partial<ClaimSubmission['lineItems'][number]>,
  ) => ({
    ...claim,
    lineItems: claim.lineItems.map((each) => (each.lineNumber === lineNumber ? { ...each, ...part } : each)),
  });
  const filed = (claim: ClaimSubmission, part: Partial<ClaimSubmission['payerRecord']>) => ({
    ...claim,
    payerRecord: { ...claim.payerRecord, ...part },
  });
  const faults: Readonly<Record<string, (claim: ClaimSubmission) => ClaimSubmission>> = {
    'no 25': (claim) => changed(claim, 1, { modifiers: [] }),
    'test not supported': (claim) => changed(claim, 3, { diagnosisCodes: ['I10'] }),
    'no drug code': (claim) => changed(claim, 4, { ndc: null }),
    'too many units': (claim) => changed(claim, 2, { units: 3 }),
    'not authorized': (claim) => filed(claim, { authorizedRules: [] }),
    'other payer first': (claim) => filed(claim, { primaryPayerId: 'PAY-T2' }),
    'wrong payer': (claim) => filed(claim, { coveringPayerId: 'PAY-T2' }),
    'too soon': (claim) => filed(claim, doneLately),
    'nobody ordered': (claim) => ({ ...claim, orderingNpi: null }),
    'nobody treated': (claim) => ({ ...claim, renderingNpi: null }),
    'no place': (claim) => ({ ...claim, serviceLocation: null }),
  };

  it('is mended in any mixture of up to four, by changes that bill no more than it did', () => {
    expect(adjudicate(full, book).outcome).toBe('approved');
    const mixture = fc.uniqueArray(fc.constantFrom(...Object.values(faults)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(mixture, (chosen) => {
        const claim = chosen.reduce((spoiled, spoil) => spoil(spoiled), full);
        expect(adjudicate(claim, book).outcome).toBe('denied');
        const correction = findCorrection(claim, book);
        if (!correction) throw new Error('no correction was found');
        const mended = applyEdits(claim, correction.edits, book);
        expect(adjudicate(mended, book).outcome).toBe('approved');
        expect(mended.billedAmount).toBeLessThanOrEqual(claim.billedAmount);
      }),
    );
  });
});
