import { backgroundShare, type PatternShare, plantedShare } from './planted-share.js';

const PATTERNS: readonly PatternShare[] = [
  { patternId: 'PTN-001', frequency: 0.25 },
  { patternId: 'PTN-004', frequency: 0.125 },
];

describe('the shares of claims with a cause', () => {
  it('are those of the patterns together, none without patterns', () => {
    expect(plantedShare(PATTERNS)).toBe(0.375);
    expect(plantedShare([])).toBe(0);
  });

  it('leave to background causes what the patterns leave of the denial rate, never less than nothing', () => {
    expect(backgroundShare(0.5, PATTERNS)).toBe(0.125);
    expect(backgroundShare(0.5, [])).toBe(0.5);
    expect(backgroundShare(0.25, PATTERNS)).toBe(0);
  });
});
