import type { ClaimSubmission } from '../../claims/claim.js';
import { claimOf, cleanClaim, line, practiceBook } from '../../testing/index.js';
import { adjudicate } from '../adjudicate.js';
import type { PolicyBook } from '../policy-book.js';
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
