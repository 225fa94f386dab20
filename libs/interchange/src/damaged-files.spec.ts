import { DomainError } from '@portal/domain';
import fc from 'fast-check';
import { csvTemplate } from './csv/csv-template.js';
import { readClaimFile } from './read-claim-file.js';
import { CLAIM_SEGMENTS } from './testing/claim-fixture.js';
import { interchangeText, professional, remittance } from './testing/interchange-text.js';

const ANSWER = [
  'DTM*405*20260316',
  'CLP*A-1*1*10*5*0*12',
  'SVC*HC:99213*10*5',
  'CAS*CO*45*5',
  'REF*6R*1',
  'LQ*HE*N130',
];
const TEXTS = [interchangeText([professional(CLAIM_SEGMENTS)]), interchangeText([remittance(ANSWER)]), csvTemplate()];

/** A text with a piece of it taken out, and something else in its place. */
const damaged = fc
  .tuple(fc.constantFrom(...TEXTS), fc.nat(), fc.nat({ max: 40 }), fc.string({ maxLength: 8, unit: 'grapheme' }))
  .map(([text, at, length, other]) => {
    const from = at % text.length;
    return text.slice(0, from) + other + text.slice(from + length);
  });

describe('a damaged file', () => {
  it('is read as far as it goes, or refused in words', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        try {
          const { claims, answers, findings } = readClaimFile('damaged.txt', text);
          expect(findings.every(({ message }) => message.endsWith('.'))).toBe(true);
          expect([...claims, ...answers].every(({ claimNumber }) => claimNumber !== '')).toBe(true);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          expect(error.extensions['file']).toBe('damaged.txt');
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
