import { DAY_SECONDS, startOfDay, toEpochSeconds } from '@portal/domain';
import fc from 'fast-check';
import { createRandom } from '../random/random-source.js';
import { isWorkday, officeStretches, officeTimeAfter, weekdayOf } from './working-time.js';

const anySecond = fc.integer({ min: toEpochSeconds('2025-01-01'), max: toEpochSeconds('2027-12-31') });
const hourOf = (at: number) => (at - startOfDay(at)) / 3600;

describe('working time', () => {
  it('knows its weekdays', () => {
    expect(weekdayOf(toEpochSeconds('2026-01-05'))).toBe(0);
    expect(weekdayOf(toEpochSeconds('2026-01-11T23:59:59Z'))).toBe(6);
    expect(isWorkday(toEpochSeconds('2026-01-09T23:59:59Z'))).toBe(true);
    expect(isWorkday(toEpochSeconds('2026-01-10'))).toBe(false);
  });

  it('a span of four days or more always ends in office hours of a workday, within the span', () => {
    fc.assert(
      fc.property(
        anySecond,
        fc.nat(),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 4, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, seed, min, length, share) => {
          const span = { min, max: min + length };
          const at = officeTimeAfter(from, min + Math.floor(share * length), span, createRandom(seed));
          expect(isWorkday(at)).toBe(true);
          expect(hourOf(at)).toBeGreaterThanOrEqual(8);
          expect(hourOf(at)).toBeLessThan(17);
          expect(at - from).toBeGreaterThanOrEqual(span.min * DAY_SECONDS);
          expect(at - from).toBeLessThanOrEqual(span.max * DAY_SECONDS);
        },
      ),
    );
  });

  it('stretches of the office day follow each other and stay inside it', () => {
    fc.assert(
      fc.property(anySecond, fc.integer({ min: 1, max: 18 }), (day, count) => {
        const stretches = officeStretches(day, count);
        expect(stretches).toHaveLength(count);
        stretches.forEach(({ from, to }, index) => {
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(stretches[index - 1]?.to ?? startOfDay(day) + 8 * 3600);
          expect(to).toBeLessThanOrEqual(startOfDay(day) + 17 * 3600);
        });
      }),
    );
  });
});
