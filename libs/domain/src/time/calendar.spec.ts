import { addDays, dayOf, daysBetween, daysOf, lastBegunDay, lengthOf } from './calendar.js';

describe('the calendar', () => {
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
