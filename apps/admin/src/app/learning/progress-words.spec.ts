import type { LearningProgress } from '@portal/contracts';
import { basisOf, findingOf } from './progress-words.js';

const before = { from: '2025-12-17', to: '2026-01-13', claims: 812, denied: 78 };
const effect: LearningProgress['effects'][number] = {
  patternId: 'PTN-001',
  patternName: 'Missing Modifier 25',
  sessions: 3,
  before,
  after: { from: '2026-01-15', to: '2026-02-11', claims: 900, denied: 30 },
  change: { before: 0.096, after: 0.033, difference: -0.063, low: -0.087, high: -0.04, certain: true },
};

describe('what practice did, in words', () => {
  it('says the change in points with its interval and whether it is more than chance', () => {
    expect(findingOf(effect)).toBe('Down 6.3 points (95% interval −8.7 to −4.0): more than chance.');
    const unsure = { before: 0.03, after: 0.04, difference: 0.01, low: -0.01, high: 0.03, certain: false };
    expect(findingOf({ ...effect, change: unsure })).toBe(
      'Up 1.0 points (95% interval −1.0 to 3.0): it may be chance.',
    );
  });

  it('says why there is no change to tell', () => {
    expect(findingOf({ ...effect, after: null, change: null })).toBe('No claims since the latest session yet.');
    const few = { ...before, claims: 12, denied: 1 };
    expect(findingOf({ ...effect, after: few, change: null })).toBe(
      'Too few claims since the practice to tell a rate: 812 before, 12 since.',
    );
  });

  it('tells what a rate was counted from', () => {
    expect(basisOf(before)).toBe('78 of 812, Dec 17 to Jan 13');
  });
});
