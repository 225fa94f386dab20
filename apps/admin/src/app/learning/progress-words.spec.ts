import type { LearningProgress } from '@portal/contracts';
import { basisOf, comparedThirds, findingOf, staffFinding } from './progress-words.js';

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
    expect(findingOf(effect, false)).toBe('Down 6.3 points (95% interval −8.7 to −4.0): more than chance.');
    const unsure = { before: 0.03, after: 0.04, difference: 0.01, low: -0.01, high: 0.03, certain: false };
    expect(findingOf({ ...effect, change: unsure }, false)).toBe(
      'Up 1.0 points (95% interval −1.0 to 3.0): it may be chance.',
    );
  });

  it('says why there is no change to tell', () => {
    expect(findingOf({ ...effect, after: null, change: null }, false)).toBe('No claims since the latest session yet.');
    expect(findingOf({ ...effect, after: null, change: null }, true)).toMatch(
      /^The claims came from files .* none since/,
    );
    const few = { ...before, claims: 12, denied: 1 };
    expect(findingOf({ ...effect, after: few, change: null }, false)).toBe(
      'Too few claims since the practice to tell a rate: 812 before, 12 since.',
    );
  });

  it('tells what a rate was counted from', () => {
    expect(basisOf(before)).toBe('78 of 812, Dec 17 to Jan 13');
  });
});

describe('the practice of the simulated staff, in words', () => {
  const thirds = { sessions: 22, first: 0.704, last: 0.8 };
  const staff = { sessions: 67, people: 31, score: 0.752, thirds, whole: true, patterns: [] };

  it('counts sessions and people, and compares the first third with the last', () => {
    expect(staffFinding(staff)).toBe(
      '67 sessions by 31 people, 75.2% of the exercises right. In the first 22 it was 70.4%, in the last 22 80.0%.',
    );
    expect(comparedThirds(staff)).toBe('first 22 and last 22');
  });

  it('compares nothing where there are few, and says when not all were counted', () => {
    const few = { ...staff, sessions: 1, people: 1, thirds: null };
    expect(staffFinding(few)).toBe('1 session by 1 person, 75.2% of the exercises right.');
    expect(comparedThirds(few)).toBe('fewer than 9 sessions');
    expect(staffFinding({ ...few, sessions: 5_000, whole: false })).toMatch(/^The latest 5,000 sessions by/);
  });
});
