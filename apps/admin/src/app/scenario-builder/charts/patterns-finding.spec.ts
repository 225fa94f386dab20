import { largestShare, type PatternShare, patternsFinding } from './patterns-finding.js';

describe('the finding of patterns against target', () => {
  it.each([
    [[], 500, 'No pattern is planted in this run.'],
    [[0], 1, '1 claim since the start: too few to compare shares.'],
    [[0, 9], 29, '29 claims since the start: too few to compare shares.'],
    [[-3], 500, 'The one planted pattern lies within 3 standard errors of its target.'],
    [[1, 2], 500, 'Both patterns lie within 3 standard errors of their target.'],
    [[1, 2, -3], 500, 'All three lie within 3 standard errors of their target.'],
    [[1, 2, 3.2], 500, 'Two of three lie within 3 standard errors of the target; Pattern 3 lies 3.2 above it.'],
    [
      [1, -4.5, 3.2],
      500,
      'One of three lies within 3 standard errors of the target; furthest off, Pattern 2 lies 4.5 below it.',
    ],
  ])('of distances %j and %i claims', (distances, claims, sentence) => {
    expect(patternsFinding(distances.map(patternAt), claims)).toBe(sentence);
  });
});

it('the largest share is that of a bar or of a target', () => {
  expect(largestShare([])).toBe(0);
  expect(largestShare([{ ...patternAt(0, 0), share: 0.02, expectedShare: 0.05 }])).toBe(0.05);
});

function patternAt(standardErrors: number, index: number): PatternShare {
  return {
    patternId: `PTN-00${index + 1}`,
    name: `Pattern ${index + 1}`,
    claims: 10,
    linkedClaims: 12,
    share: 0.1,
    target: 0.1,
    expectedShare: 0.1,
    standardErrors,
  };
}
