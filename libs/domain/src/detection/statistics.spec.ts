import { binomialTail } from './binomial-tail.js';
import { changePoint } from './change-point.js';
import { effectSize } from './effect-size.js';
import { falseDiscoveryRates } from './false-discovery.js';

/** The same by adding up the terms, each from the one before it. */
function tailBySum(hits: number, trials: number, probability: number): number {
  let term = (1 - probability) ** trials;
  let below = 0;
  for (let k = 0; k < hits; k++) {
    below += term;
    term *= ((trials - k) / (k + 1)) * (probability / (1 - probability));
  }
  return 1 - below;
}

describe('the upper tail of the binomial distribution', () => {
  it.each([
    [1, 1, 0.3],
    [3, 10, 0.2],
    [10, 10, 0.5],
    [40, 100, 0.35],
    [12, 400, 0.02],
    [520, 1000, 0.5],
  ])('of %d of %d at %d is the sum of its terms', (hits, trials, probability) => {
    expect(binomialTail(hits, trials, probability)).toBeCloseTo(tailBySum(hits, trials, probability), 9);
  });

  it('is right far out, where adding up from the other end loses everything', () => {
    expect(binomialTail(20, 20, 0.01) / 1e-40).toBeCloseTo(1, 6);
  });

  it('ends at 0 and 1', () => {
    expect(binomialTail(0, 5, 0.5)).toBe(1);
    expect(binomialTail(6, 5, 0.5)).toBe(0);
    expect(binomialTail(1, 5, 0)).toBe(0);
    expect(binomialTail(5, 5, 1)).toBe(1);
  });
});

describe('false discovery rates', () => {
  it('are those of the procedure of Benjamini and Hochberg', () => {
    const rates = falseDiscoveryRates([0.01, 0.04, 0.03, 0.005], 4);
    [0.02, 0.04, 0.04, 0.02].forEach((rate, index) => expect(rates[index]).toBeCloseTo(rate, 12));
  });

  it('allow for tests that came to nothing and are not listed', () => {
    expect(falseDiscoveryRates([0.001], 100)).toEqual([0.1]);
    expect(falseDiscoveryRates([0.5, 0.001], 1000)).toEqual([1, 1]);
  });
});

describe('the day of change', () => {
  const days = (denied: readonly number[], seen = denied.map(() => 4)) => changePoint({ denied, seen });

  it('is the first day of the refusals', () => {
    expect(days([0, 0, 0, 0, 0, 4, 3, 4, 4])).toBe(5);
  });

  it('is found past a few refusals of another kind', () => {
    expect(days([0, 1, 0, 0, 1, 0, 0, 4, 3, 4, 4])).toBe(7);
  });

  it('is the first refusal, when there was nothing to refuse on the day itself', () => {
    expect(changePoint({ denied: [0, 0, 0, 0, 0, 2, 3, 3], seen: [3, 3, 3, 3, 0, 2, 3, 3] })).toBe(5);
  });

  it('does not exist where one rate explains all days', () => {
    expect(days([1, 0, 1, 1, 0, 1, 0, 1])).toBe(0);
    expect(days([4, 4, 4, 4])).toBe(0);
    expect(days([4, 4, 0, 0, 0, 0])).toBe(0);
  });
});

describe('the effect size', () => {
  it('is π from nothing to all, and has a direction', () => {
    expect(effectSize(1, 0)).toBeCloseTo(Math.PI, 12);
    expect(effectSize(0.2, 0.5)).toBeCloseTo(-effectSize(0.5, 0.2), 12);
  });
});
