import fc from 'fast-check';
import { anyClaims, anySeparators } from '../testing/any-claim.js';
import { interchangeText, professional } from '../testing/interchange-text.js';
import { claimSegments } from '../testing/write-claims.js';
import { read837 } from './read837.js';

const AFTER_SEGMENTS = ['', '\n', '\r\n'];

describe('claims that were written as X12', () => {
  it('are read as they were, whatever parts the pieces', () => {
    fc.assert(
      fc.property(anyClaims, anySeparators, fc.constantFrom(...AFTER_SEGMENTS), (claims, separators, after) => {
        const { claims: read, errors } = read837(
          interchangeText([professional(claimSegments(claims))], separators, after),
        );
        expect(errors).toBe(0);
        expect(read.map((claim) => ({ ...claim, place: { unit: 'segment', number: 0 } }))).toEqual(claims);
      }),
    );
  });
});
