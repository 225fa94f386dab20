import { binomialTail } from './binomial-tail.js';
import { effectSize } from './effect-size.js';
import { falseDiscoveryRates } from './false-discovery.js';
import { differenceError, isNearlyNormal, pooledZ, rateOf } from './proportion.js';
import { wilsonInterval } from './wilson-interval.js';

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
    [3, 10, 0.6],
    [30, 100, 0.35],
    [4, 400, 0.02],
    [480, 1000, 0.5],
  ])('of %d of %d at %d is the sum of its terms', (hits, trials, probability) => {
    expect(binomialTail(hits, trials, probability)).toBeCloseTo(tailBySum(hits, trials, probability), 9);
  });

  it('is right far out, where adding up from the other end loses everything', () => {
    expect(binomialTail(20, 20, 0.01) / 1e-40).toBeCloseTo(1, 6);
  });

  it('ends at 0 and 1', () => {
    expect(binomialTail(0, 5, 0.5)).toBe(1);
    expect(binomialTail(0, 5, 0.01)).toBe(1);
    expect(binomialTail(6, 5, 0.5)).toBe(0);
    expect(binomialTail(8, 5, 0.5)).toBe(0);
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

describe('the effect size', () => {
  it('is π from nothing to all, and has a direction', () => {
    expect(effectSize(1, 0)).toBeCloseTo(Math.PI, 12);
    expect(effectSize(0.2, 0.5)).toBeCloseTo(-effectSize(0.5, 0.2), 12);
  });
});

describe('a rate', () => {
  it('of nothing is null, not 0', () => {
    expect(rateOf(0, 0)).toBeNull();
    expect(rateOf(0, 8)).toBe(0);
    expect(rateOf(2, 8)).toBe(0.25);
  });
});

describe('the z of two shares', () => {
  it('pools them, and is negative where the share fell', () => {
    // Pooled share 0.225: z = −0.15 / √(0.225 × 0.775 × 0.01).
    expect(pooledZ({ hits: 60, total: 200 }, { hits: 30, total: 200 })).toBeCloseTo(-3.592, 3);
    expect(pooledZ({ hits: 30, total: 200 }, { hits: 60, total: 200 })).toBeCloseTo(3.592, 3);
  });

  it('does not exist without anything to compare, nor without any spread', () => {
    expect(pooledZ({ hits: 0, total: 0 }, { hits: 3, total: 40 })).toBeNull();
    expect(pooledZ({ hits: 3, total: 40 }, { hits: 0, total: 0 })).toBeNull();
    expect(pooledZ({ hits: 0, total: 40 }, { hits: 0, total: 40 })).toBeNull();
    expect(pooledZ({ hits: 40, total: 40 }, { hits: 9, total: 9 })).toBeNull();
  });
});

describe('two shares', () => {
  it('are nearly normal from five expected hits and five expected misses in each on', () => {
    // Of 50 hits in 500, the smaller group of 50 expects 5; of 49, 4.9.
    expect(isNearlyNormal({ hits: 5, total: 50 }, { hits: 45, total: 450 })).toBe(true);
    expect(isNearlyNormal({ hits: 5, total: 50 }, { hits: 44, total: 450 })).toBe(false);
    expect(isNearlyNormal({ hits: 405, total: 450 }, { hits: 45, total: 50 })).toBe(true);
    expect(isNearlyNormal({ hits: 406, total: 450 }, { hits: 45, total: 50 })).toBe(false);
  });

  it('of nothing are not', () => {
    expect(isNearlyNormal({ hits: 0, total: 0 }, { hits: 0, total: 0 })).toBe(false);
  });
});

describe('the score interval of a share', () => {
  it('agrees with the published example: 81 of 263', () => {
    // Newcombe 1998 (Statistics in Medicine 17, 857–872), table I, method 3: 0.2553 to 0.3662.
    const [low, high] = wilsonInterval({ hits: 81, total: 263 });
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('has a width where nothing, or all, was hit', () => {
    // Same table: 0 of 20 gives 0 to 0.1611.
    const [low, high] = wilsonInterval({ hits: 0, total: 20 });
    expect([low, high]).toEqual([expect.closeTo(0, 12), expect.closeTo(0.1611, 4)]);
    expect(wilsonInterval({ hits: 20, total: 20 })).toEqual([expect.closeTo(1 - high, 12), expect.closeTo(1, 12)]);
  });
});

describe('the error of a difference of two shares', () => {
  it('adds up the variance of each', () => {
    // √(0.5 × 0.5 ÷ 100 + 0.2 × 0.8 ÷ 80) = √(0.0025 + 0.002)
    expect(differenceError({ hits: 50, total: 100 }, { hits: 16, total: 80 })).toBeCloseTo(Math.sqrt(0.0045), 12);
    expect(differenceError({ hits: 0, total: 5 }, { hits: 5, total: 5 })).toBe(0);
  });
});
