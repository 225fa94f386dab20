import { rateOf } from '../statistics/proportion.js';
import type { MetricFacts } from './metric-facts.js';
import type { MetricInput } from './metric-input.js';
import type { MetricKey } from './metric-key.js';

/** What a metric comes to over one span. Money in cents. */
export interface MetricResult {
  /** Null where there is nothing to divide by. */
  readonly value: number | null;
  readonly numerator: number;
  /** Null where the metric is no ratio. */
  readonly denominator: number | null;
  /** 95 % interval of an estimate. */
  readonly interval?: { readonly low: number; readonly high: number } | null;
}

/** Which claims a metric counts, by their state and the date that it goes by; null where it counts no claims. */
export interface CountedClaims {
  readonly by: 'decided' | 'outcome' | 'submitted';
  /** Claims that are older than so many days now, instead of those of the span. */
  readonly olderThanDays?: number;
  readonly initialStatus?: readonly ('approved' | 'denied')[];
  readonly status?: readonly ('submitted' | 'denied' | 'appealed' | 'overturned' | 'upheld')[];
  /** Number of claims selected; null where it is not known. */
  readonly count: (facts: MetricFacts) => number | null;
}

/** A figure with its definition. Adding one: a file like its neighbours, a line in the catalogue, a page in docs/metrics. */
export interface Metric {
  readonly key: MetricKey;
  readonly name: string;
  readonly unit: 'share' | 'dollars' | 'days' | 'count';
  /** What numerator and denominator are: claims and the like, or money in cents. */
  readonly counts: 'number' | 'money';
  readonly better: 'lower' | 'higher' | 'neither';
  /** The definition in words. */
  readonly formula: string;
  readonly source: string;
  /** True when it compares two periods itself, so that the period before has no figure of its own to show. */
  readonly comparesPeriods?: true;
  /** True when it says how things stand now, so that it has no figure of an earlier period and no course. */
  readonly standsNow?: true;
  /** Filters that do not bear on it. */
  readonly ignores: readonly ('payerId' | 'patternId')[];
  readonly claims: CountedClaims | null;
  /** All that the formula names: whoever applies it to these gets the value. */
  inputs(facts: MetricFacts, previous: MetricFacts): readonly MetricInput[];
  /** @param previous facts of the period before, for metrics that compare */
  compute(facts: MetricFacts, previous: MetricFacts): MetricResult;
}

/** A share, or null where there is nothing to divide by. */
export function ratio(numerator: number, denominator: number): MetricResult {
  return { value: rateOf(numerator, denominator), numerator, denominator };
}
