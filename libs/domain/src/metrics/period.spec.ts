import { daysOf } from '../time/calendar.js';
import { periodEnding, previousPeriod } from './period.js';

/** Ten years, leap years among them. */
const DAYS = daysOf({ from: '2020-01-01', to: '2029-12-31' });

describe('a period to date', () => {
  it('begins with the quarter of every day', () => {
    for (const day of DAYS) {
      const first = { 1: '01', 2: '04', 3: '07', 4: '10' }[Math.ceil(Number(day.slice(5, 7)) / 3)];
      expect(periodEnding('qtd', day)).toEqual({ from: `${day.slice(0, 4)}-${first}-01`, to: day });
    }
  });

  it('begins with the year of every day', () => {
    for (const day of DAYS) expect(periodEnding('ytd', day)).toEqual({ from: `${day.slice(0, 4)}-01-01`, to: day });
  });
});

describe('a period of so many days', () => {
  it.each([
    ['day', '2026-03-10'],
    ['week', '2026-03-04'],
    ['month', '2026-02-09'],
    ['year', '2025-03-11'],
  ] as const)('ends today: %s begins on %s', (name, from) => {
    expect(periodEnding(name, '2026-03-10')).toEqual({ from, to: '2026-03-10' });
  });
});

describe('the period before', () => {
  it.each([
    ['day', '2026-03-10', '2026-03-09', '2026-03-09'],
    ['week', '2026-03-04', '2026-02-25', '2026-03-03'],
    ['custom', '2026-03-01', '2026-02-19', '2026-02-28'],
  ] as const)('is as long, and ends the day before: %s', (name, begin, from, to) => {
    expect(previousPeriod(name, { from: begin, to: '2026-03-10' })).toEqual({ from, to });
  });
});
