import fc from 'fast-check';
import { METRICS } from '../metrics/metric-catalogue.js';
import { emptySums, type MetricFacts, type MetricSums } from '../metrics/metric-facts.js';
import { factsOver, pairedDifference } from './paired-difference.js';

const NO_DAYS: MetricFacts['daysToPay'] = new Map();
const DAYS = 28;

function dayOf(counted: Partial<MetricSums>): MetricFacts {
  const all = { ...emptySums(), ...counted };
  return { all, chosen: all, daysToPay: NO_DAYS, daysToOverturn: NO_DAYS };
}

/** A seeded source of normal noise around 0, to draw days from. */
function noise(seed: number): () => number {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
  return () => Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, -6);
}

describe('the difference between two futures', () => {
  const anyDay = fc
    .record({ approved: fc.nat(200), denied: fc.nat(60), recovered: fc.nat(90_000) })
    .map((counted) => dayOf({ ...counted, approved: counted.approved + 1 }));
  const { 'initial-denial-rate': rate, 'revenue-recovered': recovered, 'days-to-pay-median': median } = METRICS;

  it('is nothing, without doubt, where both are the same', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { minLength: 7, maxLength: 40 }), (days) => {
        for (const metric of [rate, recovered]) {
          expect(pairedDifference(metric, days, days)).toEqual({ value: 0, interval: { low: 0, high: 0 } });
        }
      }),
    );
  });

  it('is the difference of the figures, the other way round its opposite', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyDay, anyDay), { minLength: 7, maxLength: 40 }), (pairs) => {
        const [base, other] = [pairs.map(([one]) => one), pairs.map(([, two]) => two)];
        const there = pairedDifference(rate, base, other);
        const back = pairedDifference(rate, other, base);
        const of = (days: MetricFacts[]) => rate.compute(factsOver(days), factsOver(days)).value as number;
        expect(there?.value).toBe(of(other) - of(base));
        expect(back?.value).toBeCloseTo(-(there?.value as number), 12);
        expect(back?.interval?.low).toBeCloseTo(-(there?.interval?.high as number), 12);
      }),
    );
  });

  it('holds the true difference in about 95 of 100 intervals, however much the days vary together', () => {
    const TRIALS = 400;
    const draw = noise(20260116);
    let held = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const base: MetricFacts[] = [];
      const other: MetricFacts[] = [];
      for (let day = 0; day < DAYS; day++) {
        // Both share what makes a day busy; they differ by 500 on the mean.
        const busy = 50_000 + 10_000 * draw();
        base.push(dayOf({ recovered: busy + 400 * draw() }));
        other.push(dayOf({ recovered: busy + 500 + 400 * draw() }));
      }
      const { low, high } = pairedDifference(recovered, base, other)?.interval ?? { low: 1, high: 0 };
      if (low <= 500 * DAYS && 500 * DAYS <= high) held++;
      // Without pairs the noise of the days alone would make it some 25 times as wide.
      expect(high - low).toBeLessThan(3 * 2 * 1.96 * 400 * Math.sqrt(2 * DAYS));
    }
    expect(held / TRIALS).toBeGreaterThan(0.91);
    expect(held / TRIALS).toBeLessThan(0.98);
  });

  it('has no interval for medians, for less than a week, nor where a day makes all the difference', () => {
    const week = Array.from({ length: 7 }, () => ({ ...dayOf({ approved: 1 }), daysToPay: new Map([[12, 1]]) }));
    expect(pairedDifference(median, week, week)).toEqual({ value: 0, interval: null });
    expect(pairedDifference(rate, week.slice(1), week.slice(1))).toEqual({ value: 0, interval: null });
    const oneDay = [dayOf({ approved: 1 }), ...Array.from({ length: 6 }, () => dayOf({}))];
    expect(pairedDifference(rate, oneDay, oneDay)).toEqual({ value: 0, interval: null });
    expect(pairedDifference(rate, [dayOf({})], [dayOf({ approved: 1 })])).toBeNull();
    expect(() => pairedDifference(rate, week, week.slice(1))).toThrow(RangeError);
  });
});
