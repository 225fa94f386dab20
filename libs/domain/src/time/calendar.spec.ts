import { addDays, dayOf, daysBetween, daysOf, isCalendarDate, lastBegunDay, lengthOf } from './calendar.js';

describe('the calendar', () => {
  it('has the days of the calendar and no others', () => {
    for (const day of ['2026-03-02', '2024-02-29', '0001-01-01']) expect(isCalendarDate(day)).toBe(true);
    for (const text of ['2026-02-29', '1980-02-31', '2026-13-01', '2026-00-10', '2026-3-2', '3/2/2026', ''])
      expect(isCalendarDate(text)).toBe(false);
  });

  it('tells the day of an instant, and of a date', () => {
    expect(dayOf('2026-03-01T23:59:59Z')).toBe('2026-03-01');
    expect(dayOf('2026-03-01')).toBe('2026-03-01');
  });

  it('begins a day with its first second, not at the midnight before it', () => {
    expect(lastBegunDay('2026-03-01T00:00:00Z')).toBe('2026-02-28');
    expect(lastBegunDay('2026-03-01T00:00:01Z')).toBe('2026-03-01');
    expect(lastBegunDay('2026-03-01T14:32:00Z')).toBe('2026-03-01');
  });

  it('counts over months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-02-27T23:00:00Z', '2026-03-01T01:00:00Z')).toBe(2);
    expect(lengthOf({ from: '2026-02-27', to: '2026-03-01' })).toBe(3);
    expect(daysOf({ from: '2026-02-27', to: '2026-03-01' })).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  });
});
