import { daysOf } from '../time/calendar.js';
import { periodEnding } from './period.js';

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
