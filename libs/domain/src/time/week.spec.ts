import { weekStart } from './week.js';

it('weeks begin on Mondays, over the turn of a year as well', () => {
  expect(['2026-03-02', '2026-03-04', '2026-03-08'].map(weekStart)).toEqual(Array(3).fill('2026-03-02'));
  expect(weekStart('2027-01-01')).toBe('2026-12-28');
});
