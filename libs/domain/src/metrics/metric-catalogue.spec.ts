import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addSums, emptySums, METRIC_MEASURES, type MetricSums, percentile, subtractSums } from './metric-facts.js';
import { METRICS } from './metric-catalogue.js';
import { METRIC_KEYS } from './metric-key.js';
import { periodEnding, previousPeriod } from './period.js';

describe('the metrics', () => {
  it.each(METRIC_KEYS)('%s stands under its key and has a page with its name, unit, formula and source', (key) => {
    const { key: ownKey, name, unit, better, formula, source } = METRICS[key];
    const page = readFileSync(join(__dirname, '../../../../docs/metrics', `${key}.md`), 'utf8').toLowerCase();
    const [heading, , kind] = page.split('\n');
    expect(ownKey).toBe(key);
    expect(heading).toBe(`# ${name.toLowerCase()}`);
    expect(kind?.replace(' between 0 and 1', '')).toBe(`\`${key}\`, ${unit}. better: ${better}.`);
    expect(page).toContain(`\n**formula.** ${formula.toLowerCase()}.`);
    expect(page).toContain(`\n**source.** ${source.toLowerCase()}.`);
  });

  it('of money are told by money, all others by numbers', () => {
    expect(METRIC_KEYS.filter((key) => METRICS[key].counts === 'money')).toEqual([
      'initial-denial-rate-dollars',
      'denial-write-offs',
      'net-collection',
      'aged-receivables',
      'revenue-recovered',
    ]);
    expect(new Set(METRIC_KEYS.map((key) => METRICS[key].counts))).toEqual(new Set(['money', 'number']));
  });

  it('answer to all filters but those that say nothing about them', () => {
    const ignoring = METRIC_KEYS.filter((key) => METRICS[key].ignores.length > 0);
    expect(ignoring.map((key) => [key, METRICS[key].ignores])).toEqual([
      ['clean-claim-rate', ['patternId']],
      ['days-to-pay-median', ['patternId']],
      ['days-to-pay-p90', ['patternId']],
      ['net-collection', ['patternId']],
      ['practice-sessions', ['payerId']],
      ['practice-score', ['payerId']],
    ]);
  });

  it('are figures of a period, but for one that stands now and one that compares two', () => {
    expect(METRIC_KEYS.filter((key) => METRICS[key].standsNow)).toEqual(['aged-receivables']);
    expect(METRIC_KEYS.filter((key) => METRICS[key].comparesPeriods)).toEqual(['revenue-protected']);
  });

  it('know the difference between none and nothing to divide by', () => {
    const none = { daysToPay: new Map<number, number>(), daysToOverturn: new Map<number, number>() };
    const empty = { ...none, all: emptySums(), chosen: emptySums() };
    const clean = { ...none, all: { ...emptySums(), approved: 3 }, chosen: { ...emptySums(), approved: 3 } };
    const rate = METRICS['initial-denial-rate'];
    expect(rate.compute(empty, empty).value).toBeNull();
    expect(rate.compute(clean, empty)).toEqual({ value: 0, numerator: 0, denominator: 3 });
    expect(METRICS['revenue-protected'].compute(clean, empty).value).toBeNull();
  });
});

describe('percentile', () => {
  it('is the nearest rank', () => {
    const days = new Map([
      [11, 1],
      [9, 1],
      [17, 1],
    ]);
    expect([percentile(days, 0.5), percentile(days, 0.9), percentile(new Map(), 0.5)]).toEqual([11, 17, null]);
  });
});

describe('periods', () => {
  it('roll, or begin with the quarter or the year; the one before is as long', () => {
    const month = periodEnding('month', '2026-01-16');
    expect(month).toEqual({ from: '2025-12-18', to: '2026-01-16' });
    expect(previousPeriod('month', month)).toEqual({ from: '2025-11-18', to: '2025-12-17' });
    const quarter = periodEnding('qtd', '2026-05-20');
    expect(quarter).toEqual({ from: '2026-04-01', to: '2026-05-20' });
    expect(previousPeriod('qtd', quarter)).toEqual({ from: '2026-01-01', to: '2026-02-19' });
    expect(previousPeriod('ytd', periodEnding('ytd', '2026-05-20'))).toEqual({ from: '2025-01-01', to: '2025-05-20' });
  });

  it('never run into the period that is compared', () => {
    expect(previousPeriod('qtd', { from: '2026-04-01', to: '2026-06-30' })).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
    });
  });
});

describe('sums of facts', () => {
  /** Sums with a number of its own for each measure. */
  const numbered = (from: number) =>
    Object.fromEntries(METRIC_MEASURES.map((measure, index) => [measure, from + index])) as MetricSums;

  it('are added up and taken off measure by measure, none left out', () => {
    const sums = emptySums();
    expect(Object.keys(sums)).toEqual([...METRIC_MEASURES]);
    addSums(sums, numbered(100));
    expect(sums).toEqual(numbered(100));
    subtractSums(sums, numbered(60));
    expect(Object.values(sums)).toEqual(METRIC_MEASURES.map(() => 40));
  });
});
