import { ageOn, DAY_SECONDS, toInstant } from '@portal/domain';
import fc from 'fast-check';
import { ageBefore, calendarDay, dateNumber, instantOf } from './calendar.js';

/** From 1926 to 2051. */
const anyDay = fc.integer({ min: -16_000, max: 29_999 });

describe('the calendar of the simulation', () => {
  it('writes instants as the domain does, also when one is asked for again or another comes between', () => {
    const anySecond = fc.tuple(anyDay, fc.integer({ min: 0, max: DAY_SECONDS - 1 }));
    fc.assert(
      fc.property(anySecond, anySecond, ([day, second], [otherDay, otherSecond]) => {
        const [one, other] = [day * DAY_SECONDS + second, otherDay * DAY_SECONDS + otherSecond];
        expect(instantOf(one)).toBe(toInstant(one));
        expect(instantOf(other)).toBe(toInstant(other));
        expect(instantOf(one)).toBe(toInstant(one));
        expect(instantOf(one)).toBe(toInstant(one));
      }),
    );
  });

  it('counts years of life as the edits of payers do, on birthdays and the days around them too', () => {
    const nearBirthdays = fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: -2, max: 2 }));
    fc.assert(
      fc.property(anyDay, nearBirthdays, (birth, [years, off]) => {
        const day = calendarDay(Math.min(29_999, Math.max(birth, birth + Math.round(years * 365.25) + off)));
        expect(ageBefore(dateNumber(birth), day)).toBe(ageOn(day.date, calendarDay(birth).date));
      }),
    );
  });
});
