import type { CandidateFinding } from './candidate-finding.js';
import { candidateConfidence, candidateScore, monthlyStake } from './candidate-score.js';

/** Only what a score looks at. */
const finding = (facts: Partial<CandidateFinding>) => facts as CandidateFinding;

describe('the confidence in a candidate', () => {
  const confidence = (denied: number, expectedRate: number, qValue: number) =>
    candidateConfidence(finding({ since: { denied, seen: 100 }, expectedRate, qValue }));

  it('is the share of the refusals beyond the expected ones, less the chance that there are none', () => {
    expect(confidence(80, 0.2, 0)).toBeCloseTo(0.75, 12);
    expect(confidence(80, 0.2, 0.1)).toBeCloseTo(0.675, 12);
  });

  it('is nothing where no more is refused than expected, or nothing at all', () => {
    expect(confidence(20, 0.3, 0)).toBe(0);
    expect(confidence(0, 0.2, 0)).toBe(0);
  });
});

describe('what is at stake in a month', () => {
  const stake = (firstSeen: string, lastDay: string) => monthlyStake({ billed: 1_000_01, firstSeen }, lastDay);

  it('is what was refused a day, both days counted, for 30 days and in whole cents', () => {
    expect(stake('2026-03-01', '2026-03-30')).toBe(1_000_01);
    expect(stake('2026-03-01', '2026-03-07')).toBe(4_285_76);
    expect(stake('2026-03-07', '2026-03-07')).toBe(30_000_30);
  });

  it('is told of one day where the last day looked at is not after the first', () => {
    expect(stake('2026-03-08', '2026-03-07')).toBe(30_000_30);
  });
});

describe('the score of a candidate', () => {
  const score = (effectSize: number, qValue: number, billed: number, deniedBilled = 1_000_00) =>
    candidateScore(finding({ effectSize, qValue, billed }), deniedBilled);

  it.each([
    ['effect, full at h = 2', [2, 1, 0], 40],
    ['half of it', [1, 1, 0], 20],
    ['certainty, full at q = 10⁻¹²', [0, 1e-12, 0], 30],
    ['a third of it', [0, 1e-4, 0], 10],
    ['money, full at a tenth of all denied charges', [0, 1, 100_00], 30],
    ['half of it', [0, 1, 50_00], 15],
    ['all three', [2, 1e-12, 100_00], 100],
  ] as const)('gives points for %s', (_, [effectSize, qValue, billed], points) => {
    expect(score(effectSize, qValue, billed)).toBe(points);
  });

  it('gives no part more than its points, nor less than none', () => {
    expect(score(3, 1e-40, 900_00)).toBe(100);
    expect(score(-1, 1, 100_00)).toBe(30);
  });

  it('takes a q-value too small for a number as certain, and no denied charges as no money', () => {
    expect(score(0, 0, 0)).toBe(30);
    expect(score(0, 1, 100_00, 0)).toBe(0);
  });
});
