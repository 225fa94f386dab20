import {
  basisText,
  changeOf,
  figureText,
  ignoredText,
  noteText,
  periodWords,
  roleOf,
  shareAndCountsText,
  shareText,
} from './metric-words.js';

const rate = {
  unit: 'share',
  counts: 'number',
  value: 0.251,
  numerator: 749,
  denominator: 2979,
  interval: null,
} as const;

const tile = { ...rate, previous: 0.306, previousDenominator: 2500, better: 'lower' } as const;

describe('the words of a figure', () => {
  it('are a rate with its basis', () => {
    expect(figureText(rate)).toBe('25.1%');
    expect(basisText(rate)).toBe('749 of 2,979');
  });

  it('are counts below 30 claims, and a dash where there is nothing to divide by', () => {
    expect(figureText({ ...rate, value: 0.25, numerator: 7, denominator: 28 })).toBe('7 of 28');
    expect(figureText({ ...rate, value: null, numerator: 0, denominator: 0 })).toBe('–');
  });

  it('are not said twice: below counts stands why there is no rate', () => {
    const few = { ...rate, value: 0.25, numerator: 7, denominator: 28 };
    expect(noteText(few)).toBe('too few for a rate');
    expect(noteText(rate)).toBe('749 of 2,979');
    expect(noteText({ ...few, counts: 'money' })).toBe('$7 of $28');
    expect(noteText({ ...few, value: null, numerator: 0, denominator: 0 })).toBe('0 of 0');
  });

  it('rest on dollars where they are a share of money', () => {
    const inDollars = {
      ...rate,
      counts: 'money',
      numerator: 45_210.5,
      denominator: 180_004,
    } as const;
    expect(figureText(inDollars)).toBe('25.1%');
    expect(basisText(inDollars)).toBe('$45,211 of $180,004');
  });

  it('are exact dollars when posted, and round ones with their interval when estimated', () => {
    const money = { unit: 'dollars', counts: 'money', value: 35818.2 } as const;
    const posted = { ...money, numerator: 35818.2, denominator: null, interval: null };
    expect(figureText(posted)).toBe('$35,818.20');
    const estimate = { ...posted, value: 50382, interval: { low: 30110, high: 70690 } };
    expect(figureText(estimate)).toBe('$50,400');
    expect(basisText(estimate)).toBe('$30,100 to $70,700');
    const loss = { ...estimate, value: -1667, interval: { low: -20009, high: 16675 } };
    expect(figureText(loss)).toBe('−$1,700');
    expect(basisText(loss)).toBe('−$20,000 to $16,700');
  });

  it('say a change in points for rates and in percent for amounts, and whether it is good', () => {
    const dollars = {
      ...tile,
      unit: 'dollars',
      better: 'higher',
      denominator: null,
      previousDenominator: null,
    } as const;
    expect(changeOf(tile)).toEqual({ text: '5.5 points', up: false, good: true });
    expect(changeOf({ ...dollars, value: 110, previous: 100 })).toEqual({ text: '10.0%', up: true, good: true });
    expect(changeOf({ ...dollars, value: 5_000, previous: 100 })?.text).toBe('from $100.00');
    expect(changeOf({ ...tile, previous: null })).toBeNull();
    expect(changeOf({ ...dollars, value: 5, previous: 0 })).toBeNull();
  });

  it('say no change of a rate that is not shown, now or before', () => {
    expect(changeOf({ ...tile, denominator: 29 })).toBeNull();
    expect(changeOf({ ...tile, previousDenominator: 13 })).toBeNull();
    expect(changeOf({ ...tile, denominator: 30, previousDenominator: 30 })?.text).toBe('5.5 points');
    expect(changeOf({ ...tile, counts: 'money', denominator: 29 })?.text).toBe('5.5 points');
  });
});

describe('the filters that do not bear on a figure', () => {
  it('are named', () => {
    expect(ignoredText({ ignoredFilters: [] })).toBe('');
    expect(ignoredText({ ignoredFilters: ['patternId'] })).toBe('not by pattern');
    expect(ignoredText({ ignoredFilters: ['payerId', 'patternId'] })).toBe('not by payer and pattern');
  });
});

describe('a share of claims', () => {
  it('is a rate from 30 claims on, counts below, and a dash where there are none', () => {
    expect([shareText(9, 30), shareText(7, 29), shareText(0, 0)]).toEqual(['30.0%', '7 of 29', '–']);
    expect([shareAndCountsText(300, 1_000), shareAndCountsText(7, 29), shareAndCountsText(0, 0)]).toEqual([
      '30.0%, 300 of 1,000',
      '7 of 29',
      '–',
    ]);
  });
});

describe('the words of a period', () => {
  it('name the year, and both where they differ', () => {
    expect(periodWords({ from: '2025-12-17', to: '2026-01-15' })).toBe('Dec 17, 2025 to Jan 15, 2026');
    expect(periodWords({ from: '2026-01-01', to: '2026-01-15' })).toBe('Jan 1 to Jan 15, 2026');
  });
});

describe('the color of a course', () => {
  it('is that of what it counts', () => {
    expect(roleOf('initial-denial-rate-dollars')).toBe('denied');
    expect(roleOf('revenue-protected')).toBe('protected');
    expect(roleOf('days-to-pay-p90')).toBe('pending');
  });
});
