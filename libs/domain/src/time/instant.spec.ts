import fc from 'fast-check';
import { DAY_SECONDS, startOfDay, toCalendarDate, toEpochSeconds, toInstant } from './instant.js';

/** From 1970 to the end of the year 9999. */
const seconds = fc.integer({ min: 0, max: 253_402_300_799 });

describe('an instant', () => {
  it('comes back from text as it went', () => {
    fc.assert(fc.property(seconds, (second) => expect(toEpochSeconds(toInstant(second))).toBe(second)));
    expect(toInstant(1_768_573_920)).toBe('2026-01-16T14:32:00Z');
  });

  it('sorts as text as it does in time', () => {
    fc.assert(
      fc.property(seconds, seconds, (one, other) => expect(toInstant(one) < toInstant(other)).toBe(one < other)),
    );
  });

  it('lies in its day', () => {
    fc.assert(
      fc.property(seconds, (second) => {
        const start = startOfDay(second);
        expect(second - start).toBeGreaterThanOrEqual(0);
        expect(second - start).toBeLessThan(DAY_SECONDS);
        expect(toInstant(start)).toBe(`${toCalendarDate(second)}T00:00:00Z`);
      }),
    );
  });

  it.each(['', 'tomorrow', '2026-13-01'])('%p is none', (text) => {
    expect(() => toEpochSeconds(text)).toThrow(RangeError);
  });
});
