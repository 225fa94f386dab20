import type { PolicyBook } from '../policy-book.js';
import { diagnosisInWords } from './explain-denial.js';

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
