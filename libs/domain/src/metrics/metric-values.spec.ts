import fc from 'fast-check';
import { AGEING_BUCKETS } from './ageing.js';
import { METRICS } from './metric-catalogue.js';
import {
  emptySums,
  type Histogram,
  type MetricFacts,
  type MetricSums,
  type OpenCharges,
  percentile,
  totalOf,
} from './metric-facts.js';
import { daysInputs } from './metric-input.js';
import { METRIC_KEYS, type MetricKey } from './metric-key.js';
import type { CountedClaims, MetricResult } from './metric.js';

interface Counted {
  readonly all?: Partial<MetricSums>;
  readonly chosen?: Partial<MetricSums>;
  readonly daysToPay?: Histogram;
  readonly daysToOverturn?: Histogram;
  readonly open?: OpenCharges;
}

const facts = ({
  all = {},
  chosen = all,
  daysToPay = new Map(),
  daysToOverturn = new Map(),
  open,
}: Counted): MetricFacts => ({
  all: { ...emptySums(), ...all },
  chosen: { ...emptySums(), ...chosen },
  daysToPay,
  daysToOverturn,
  open,
});

/** A month of 1,000 answers, of which a pattern is chosen; no two sums are alike, so that none stands in for another. */
const month = facts({
  all: {
    approved: 750,
    approvedPaid: 90_000_00,
    approvedBilled: 140_000_00,
    denied: 250,
    deniedBilled: 60_000_00,
    deniedAppealed: 120,
    deniedOverturned: 50,
    deniedUpheld: 31,
    overturnedBilled: 13_000_00,
    deniedRecovered: 7_000_00,
    won: 61,
    lost: 39,
    recovered: 8_123_45,
    writtenOff: 9_876_54,
    openClaims: 410,
    openBilled: 77_000_00,
    practice: 17,
    exercises: 163,
    exercisesRight: 131,
  },
  chosen: {
    approved: 11,
    approvedPaid: 1_700_00,
    approvedBilled: 2_900_00,
    denied: 100,
    deniedBilled: 25_000_00,
    deniedAppealed: 40,
    deniedOverturned: 19,
    deniedUpheld: 13,
    overturnedBilled: 5_000_00,
    deniedRecovered: 3_000_00,
    won: 21,
    lost: 14,
    recovered: 2_345_67,
    writtenOff: 3_210_98,
    openClaims: 160,
    openBilled: 32_000_00,
    practice: 5,
    exercises: 48,
    exercisesRight: 36,
  },
  // Ten claims, sorted: 7 7 7 9 9 9 9 9 14 30.
  daysToPay: new Map([
    [30, 1],
    [9, 5],
    [7, 3],
    [14, 1],
  ]),
  // Four appeals, sorted: 1 20 20 45.
  daysToOverturn: new Map([
    [20, 2],
    [45, 1],
    [1, 1],
  ]),
  open: { billed: 64_000_00, agedClaims: 23, agedBilled: 4_000_00 },
});

/** The month before: 1,200 answers, 180 of them denied for the chosen pattern, a share of 0.15. */
const monthBefore = facts({
  all: { approved: 900, denied: 300, approvedPaid: 99_999_99 },
  chosen: { approved: 13, denied: 180 },
});

/** What each metric comes to over the month. */
const VALUES: Readonly<Record<MetricKey, MetricResult>> = {
  // 100 ÷ (750 + 250)
  'initial-denial-rate': { value: 0.1, numerator: 100, denominator: 1_000 },
  // 25,000 ÷ (140,000 + 60,000)
  'initial-denial-rate-dollars': { value: 0.125, numerator: 25_000_00, denominator: 200_000_00 },
  // 750 ÷ (750 + 250)
  'clean-claim-rate': { value: 0.75, numerator: 750, denominator: 1_000 },
  // 21 ÷ (21 + 14)
  'overturn-rate': { value: 0.6, numerator: 21, denominator: 35 },
  // 40 ÷ 100
  'appeal-rate': { value: 0.4, numerator: 40, denominator: 100 },
  // rank 5 of 10
  'days-to-pay-median': { value: 9, numerator: 10, denominator: null },
  // rank 9 of 10
  'days-to-pay-p90': { value: 14, numerator: 10, denominator: null },
  // rank 2 of 4
  'days-to-overturn-median': { value: 20, numerator: 4, denominator: null },
  // 0.9 × 4 = 3.6: rank 4 of 4
  'days-to-overturn-p90': { value: 45, numerator: 4, denominator: null },
  'denial-write-offs': { value: 3_210_98, numerator: 3_210_98, denominator: null },
  // (90,000 + 7,000) ÷ (90,000 + 7,000 + 60,000 − 13,000) = 97 ÷ 144
  'net-collection': { value: 97 / 144, numerator: 97_000_00, denominator: 144_000_00 },
  'revenue-recovered': { value: 2_345_67, numerator: 2_345_67, denominator: null },
  // (0.15 − 0.10) × 1,000 × (90,000 ÷ 750) = 6,000.00
  // error: √(0.15 × 0.85 ÷ 1,200 + 0.10 × 0.90 ÷ 1,000) = 0.014008926
  // margin: 1.959964 × 0.014008926 × 1,000 × 120 = 3,294.84
  'revenue-protected': {
    value: 6_000_00,
    numerator: 100,
    denominator: 1_000,
    interval: { low: 2_705_16, high: 9_294_84 },
  },
  // 4,000 ÷ 64,000
  'aged-receivables': { value: 0.0625, numerator: 4_000_00, denominator: 64_000_00 },
  'practice-sessions': { value: 5, numerator: 5, denominator: null },
  // 36 ÷ 48
  'practice-score': { value: 0.75, numerator: 36, denominator: 48 },
};

/** What each metric names as its inputs over the month, in order. */
const INPUTS: Readonly<Record<MetricKey, readonly (readonly [name: string, counts: 'number' | 'money', value: number])[]>> = {
  'initial-denial-rate': [['Claims denied at the first answer', 'number', 100], ['Claims answered', 'number', 1_000]],
  'initial-denial-rate-dollars': [['Charges of claims denied', 'money', 25_000_00], ['Charges of claims answered', 'money', 200_000_00]],
  'clean-claim-rate': [['Claims paid at the first answer', 'number', 750], ['Claims answered', 'number', 1_000]],
  'overturn-rate': [['Appeals overturned, by outcome date', 'number', 21], ['Appeals upheld, by outcome date', 'number', 14]],
  'appeal-rate': [['Denials appealed up to now', 'number', 40], ['Claims denied at the first answer', 'number', 100]],
  'days-to-pay-median': [['Paid after 7 days', 'number', 3], ['Paid after 9 days', 'number', 5], ['Paid after 14 days', 'number', 1], ['Paid after 30 days', 'number', 1]],
  'days-to-pay-p90': [['Paid after 7 days', 'number', 3], ['Paid after 9 days', 'number', 5], ['Paid after 14 days', 'number', 1], ['Paid after 30 days', 'number', 1]],
  'days-to-overturn-median': [['Overturned after 1 day', 'number', 1], ['Overturned after 20 days', 'number', 2], ['Overturned after 45 days', 'number', 1]],
  'days-to-overturn-p90': [['Overturned after 1 day', 'number', 1], ['Overturned after 20 days', 'number', 2], ['Overturned after 45 days', 'number', 1]],
  'denial-write-offs': [['Charges of appeals upheld, by outcome date', 'money', 3_210_98]],
  'net-collection': [['Paid at the first answer', 'money', 90_000_00], ['Recovered on appeal up to now', 'money', 7_000_00], ['Charges of claims denied, whatever the pattern', 'money', 60_000_00], ['Charges of denials overturned up to now', 'money', 13_000_00]],
  'revenue-recovered': [['Recovered, by outcome date', 'money', 2_345_67]],
  'revenue-protected': [['Claims denied at the first answer', 'number', 100], ['Claims answered', 'number', 1_000], ['Claims denied in the period before', 'number', 180], ['Claims answered in the period before', 'number', 1_200], ['Claims paid at the first answer', 'number', 750], ['Paid at the first answer', 'money', 90_000_00]],
  'aged-receivables': [['Charges open for more than 90 days', 'money', 4_000_00], ['Charges open for 90 days or less', 'money', 60_000_00]],
  'practice-sessions': [['Practice sessions completed', 'number', 5]],
  'practice-score': [['Exercises answered right', 'number', 36], ['Exercises', 'number', 48]],
}; // prettier-ignore

/** Which claims each metric leads to, and how many they are over the month. */
const CLAIMS: Readonly<Record<MetricKey, (Omit<CountedClaims, 'count'> & { readonly number: number }) | null>> = {
  'initial-denial-rate': { by: 'decided', initialStatus: ['denied'], number: 100 },
  'initial-denial-rate-dollars': { by: 'decided', initialStatus: ['denied'], number: 100 },
  'clean-claim-rate': { by: 'decided', initialStatus: ['approved'], number: 750 },
  'overturn-rate': { by: 'outcome', status: ['overturned'], number: 21 },
  'appeal-rate': {
    by: 'decided',
    initialStatus: ['denied'],
    status: ['appealed', 'overturned', 'upheld'],
    number: 40,
  },
  'days-to-pay-median': { by: 'decided', initialStatus: ['approved'], number: 750 },
  'days-to-pay-p90': { by: 'decided', initialStatus: ['approved'], number: 750 },
  'days-to-overturn-median': { by: 'outcome', status: ['overturned'], number: 21 },
  'days-to-overturn-p90': { by: 'outcome', status: ['overturned'], number: 21 },
  'denial-write-offs': { by: 'outcome', status: ['upheld'], number: 14 },
  'net-collection': { by: 'decided', initialStatus: ['approved', 'denied'], number: 1_000 },
  'revenue-recovered': { by: 'outcome', status: ['overturned'], number: 21 },
  'revenue-protected': { by: 'decided', initialStatus: ['denied'], number: 100 },
  'aged-receivables': { by: 'submitted', olderThanDays: 90, status: ['submitted', 'denied', 'appealed'], number: 23 },
  'practice-sessions': null,
  'practice-score': null,
};

/** What is nothing when nothing was counted; all others are null then. */
const SUMS: readonly MetricKey[] = ['denial-write-offs', 'revenue-recovered', 'practice-sessions'];

describe.each(METRIC_KEYS)('%s', (key) => {
  const metric = METRICS[key];

  it('comes to what the sums give by hand', () => {
    const { value, ...rest } = metric.compute(month, monthBefore);
    const { value: expected, ...expectedRest } = VALUES[key];
    expect(value).toBeCloseTo(expected ?? Number.NaN, 12);
    expect(rest).toEqual(expectedRest);
  });

  it('names what it is computed from', () => {
    const inputs = metric.inputs(month, monthBefore).map(({ name, counts, value }) => [name, counts, value]);
    expect(inputs).toEqual(INPUTS[key]);
  });

  it('leads to the claims that it counts', () => {
    const { claims } = metric;
    expect(claims && { ...claims, count: undefined, number: claims.count(month) }).toEqual(
      CLAIMS[key] && { ...CLAIMS[key], count: undefined },
    );
  });

  it('is null where there is nothing to divide by, and 0 where nothing was added up', () => {
    const nothing = facts({});
    const { value, numerator } = metric.compute(nothing, nothing);
    expect({ value, numerator }).toEqual({ value: SUMS.includes(key) ? 0 : null, numerator: 0 });
  });
});

describe('each part of what a ratio is made of', () => {
  it('counts, also where the other is missing', () => {
    const paid = facts({ all: { approved: 4, approvedPaid: 100_00, approvedBilled: 150_00 } });
    const denied = facts({ all: { denied: 2, deniedBilled: 80_00 } });
    const rates = ['initial-denial-rate', 'initial-denial-rate-dollars', 'clean-claim-rate', 'net-collection'] as const;
    expect(rates.map((key) => METRICS[key].compute(paid, paid).value)).toEqual([0, 0, 1, 1]);
    expect(rates.map((key) => METRICS[key].compute(denied, denied).value)).toEqual([1, 1, 0, 0]);
    expect(METRICS['appeal-rate'].compute(denied, denied).value).toBe(0);
    expect(METRICS['appeal-rate'].compute(paid, paid).value).toBeNull();
    expect(METRICS['overturn-rate'].compute(facts({ all: { lost: 3 } }), paid).value).toBe(0);
  });
});

describe('aged receivables', () => {
  const aged = METRICS['aged-receivables'];
  const openOf = (billed: number, agedBilled: number) => facts({ open: { billed, agedClaims: 1, agedBilled } });

  it('are null where nothing is open, and 0 where nothing has been open for long', () => {
    expect(aged.compute(openOf(0, 0), month)).toEqual({ value: null, numerator: 0, denominator: 0 });
    expect(aged.compute(openOf(100, 0), month)).toEqual({ value: 0, numerator: 0, denominator: 100 });
  });

  it('are not known, nor is their number, of a span that ended before now', () => {
    const past = facts({ all: { openBilled: 5_00 } });
    expect(aged.compute(past, month)).toEqual({ value: null, numerator: 0, denominator: null });
    expect([aged.inputs(past, month), aged.claims?.count(past)]).toEqual([[], null]);
  });
});

describe('protected revenue', () => {
  const spanOf = (approved: number, denied: number, approvedPaid = 0) =>
    facts({ all: { approved, denied, approvedPaid } });
  const protectedBy = (now: MetricFacts, before: MetricFacts) => METRICS['revenue-protected'].compute(now, before);

  it.each<[string, MetricFacts, MetricFacts, number, number]>([
    ['was answered', spanOf(0, 0), spanOf(90, 10), 0, 0],
    ['was answered before', spanOf(90, 10, 9_000_00), spanOf(0, 0), 10, 100],
    ['was paid', spanOf(0, 10), spanOf(90, 10), 10, 10],
  ])('is not known where nothing %s', (_, now, before, numerator, denominator) => {
    expect(protectedBy(now, before)).toEqual({ value: null, interval: null, numerator, denominator });
  });

  it('is below zero where denials became more frequent', () => {
    // (0.1 − 0.2) × 100 × (8,000 ÷ 80) = −1,000.00; error √(0.1 × 0.9 ÷ 100 + 0.2 × 0.8 ÷ 100) = 0.05
    // margin: 1.959964 × 0.05 × 100 × 100 = 979.98
    expect(protectedBy(spanOf(80, 20, 8_000_00), spanOf(90, 10))).toMatchObject({
      value: -1_000_00,
      interval: { low: -1_979_98, high: -20_02 },
    });
  });

  it.each<[string, MetricFacts, MetricFacts, number]>([
    // (1 ÷ 2 − 0) × 1 × 1.01 = 0.505
    ['up above zero', spanOf(1, 0, 1_01), spanOf(1, 1), 51],
    // (0 − 1 ÷ 3) × 3 × (1.01 ÷ 2) = −0.505
    ['down below zero', spanOf(2, 1, 1_01), spanOf(4, 0), -51],
    // (1 ÷ 3 − 1 ÷ 5) × 5 × (123.45 ÷ 4) = 20.575, of which thirds computed one by one leave 20.574999…
    ['up where a division before the last would lose it', spanOf(4, 1, 123_45), spanOf(2, 1), 20_58],
  ])('rounds half a cent %s', (_, now, before, cents) => {
    expect(protectedBy(now, before).value).toBe(cents);
  });

  it('has bounds in whole cents, which meet where no share varies', () => {
    // All denied before, none now: (1 − 0) × 2 × (1.01 ÷ 2) = 1.01, without error.
    expect(protectedBy(spanOf(2, 0, 101), spanOf(0, 1))).toMatchObject({
      value: 101,
      interval: { low: 101, high: 101 },
    });
    // (2 ÷ 7 − 1 ÷ 4) × 4 × (100.57 ÷ 3) = 4.789…, error √(2 ÷ 7 × 5 ÷ 7 ÷ 7 + 1 ÷ 4 × 3 ÷ 4 ÷ 4) = 0.275734…
    // margin: 1.959964 × 0.275734… × 4 × 33.523333 = 72.468…
    expect(protectedBy(spanOf(3, 1, 100_57), spanOf(5, 2))).toMatchObject({
      value: 4_79,
      interval: { low: -67_68, high: 77_26 },
    });
  });
});

describe('days that things took', () => {
  const histograms = fc
    .array(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 8 })
    .map((rows) => new Map(rows));

  it('have the percentile of the list that they stand for', () => {
    fc.assert(
      fc.property(histograms, fc.constantFrom(0.1, 0.5, 0.9, 1), (histogram, portion) => {
        const list = [...histogram].flatMap(([days, number]) => Array.from({ length: number }, () => days));
        list.sort((a, b) => a - b);
        expect(totalOf(histogram)).toBe(list.length);
        expect(percentile(histogram, portion)).toBe(list[Math.ceil(portion * list.length) - 1]);
      }),
    );
  });

  it('stand in their order as inputs, each with its number', () => {
    fc.assert(
      fc.property(histograms, (histogram) => {
        const inputs = daysInputs('Paid', histogram);
        expect(inputs.map(({ value }) => value)).toEqual(
          [...histogram.keys()].sort((a, b) => a - b).map((days) => histogram.get(days)),
        );
        for (const { name, counts } of inputs) {
          expect(name).toMatch(/^Paid after (1 day|(?!1 )\d+ days)$/);
          expect(counts).toBe('number');
        }
      }),
    );
  });
});

describe('the age classes of open receivables', () => {
  it('follow one another without a gap, and the last has no end', () => {
    AGEING_BUCKETS.forEach(({ bucket, fromDays, toDays }, index) => {
      expect(fromDays).toBe(index === 0 ? 0 : Number(AGEING_BUCKETS[index - 1]?.toDays) + 1);
      expect(toDays).toBe(index === AGEING_BUCKETS.length - 1 ? null : index * 30 + 30);
      expect(bucket).toBe(toDays === null ? '120+' : `${fromDays}-${toDays}`);
    });
  });
});
