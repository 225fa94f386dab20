import { DAY_SECONDS, toCalendarDate, toEpochSeconds } from '@portal/domain';
import fc from 'fast-check';
import { runOf } from '../testing/run-of.js';
import { arrivalsOn, arrivalTimes } from './arrivals.js';
import { weekdayOf } from './working-time.js';

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const START = toEpochSeconds('2026-01-05');
const days = (count: number, from = START) => Array.from({ length: count }, (_, day) => from + day * DAY_SECONDS);

describe('arrivals', () => {
  it('every full week has seven times the daily number, exactly', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 10, max: 2000 }), fc.integer({ min: -8, max: 60 }), (seed, perDay, week) => {
        const { config } = runOf(seed, { claimsPerDay: perDay, duration: 'continuous' });
        const counts = days(7, START + week * 7 * DAY_SECONDS).map((day) => arrivalsOn(config, seed, day));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(7 * perDay);
      }),
    );
  });

  it('thirty days have thirty times the daily number, whichever weekday they begin on', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 6 }), (seed, shift) => {
        const startDate = toCalendarDate(START + shift * DAY_SECONDS);
        const { config } = runOf(seed, { claimsPerDay: 100, duration: '30-days', startDate });
        const counts = days(30, toEpochSeconds(startDate)).map((day) => arrivalsOn(config, seed, day));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3_000);
      }),
    );
  });

  it('Mondays are busiest, weekends nearly empty, and no two Mondays alike', () => {
    const { config } = runOf(1, { claimsPerDay: 1000, duration: 'continuous' });
    const byWeekday = Array.from({ length: 7 }, () => [] as number[]);
    for (const day of days(70)) byWeekday[weekdayOf(day)]?.push(arrivalsOn(config, 1, day));
    const means = byWeekday.map((counts) => counts.reduce((sum, count) => sum + count, 0) / counts.length / 7000);
    [0.23, 0.22, 0.2, 0.19, 0.13, 0.02, 0.01].forEach((share, weekday) => {
      expect(means[weekday]).toBeGreaterThan(share * 0.9);
      expect(means[weekday]).toBeLessThan(share * 1.1);
    });
    expect(new Set(byWeekday[0]).size).toBeGreaterThan(5);
  });

  it('the day has peaks before noon and in the afternoon, and no second stands out', () => {
    const times = arrivalTimes(7, START, 20_000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const hours = Array.from({ length: 24 }, () => 0);
    const seconds = new Map<number, number>();
    for (const at of times) {
      const hour = Math.floor((at - START) / 3600);
      hours[hour] = (hours[hour] ?? 0) + 1;
      seconds.set(at, (seconds.get(at) ?? 0) + 1);
    }
    expect(hours.filter((count) => count > 0).length).toBeGreaterThanOrEqual(10);
    const byCount = hours.map((count, hour) => ({ count, hour })).sort((a, b) => b.count - a.count);
    expect(new Set(byCount.slice(0, 4).map(({ hour }) => hour))).toEqual(new Set([10, 11, 15, 16]));
    expect(hours[20]).toBeGreaterThan(0);
    expect(Math.max(...seconds.values())).toBeLessThan(20_000 * 0.01);
  });
});
