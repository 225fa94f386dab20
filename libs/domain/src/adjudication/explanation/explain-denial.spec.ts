import { cleanClaim, practiceBook } from '../../testing/index.js';
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
    const [finding] = adjudicate(claim, practiceBook).findings;
    if (!finding) throw new Error('nothing is wrong with the claim');
    const { remedy } = explainDenial(claim, finding, practiceBook);
    expect(remedy).toMatch(words);
    expect(remedy).not.toMatch(/appeal/);
  });
});
