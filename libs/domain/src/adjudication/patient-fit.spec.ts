import fc from 'fast-check';
import { DAY_SECONDS } from '../time/instant.js';
import { ageOn, fitsAge, OLDEST_AGE } from './patient-fit.js';
import { isTelehealth } from './place-of-service.js';

describe('age', () => {
  it.each([
    ['2026-03-09', '1980-03-10', 45],
    ['2026-03-10', '1980-03-10', 46],
    ['2026-03-11', '1980-03-10', 46],
    ['2026-01-01', '2025-12-31', 0],
    ['2026-03-10', '2026-03-10', 0],
    ['2026-02-28', '2024-02-29', 1],
    ['2026-03-01', '2024-02-29', 2],
    ['2024-02-29', '2000-02-29', 24],
  ])('on %s of who was born on %s is %d', (day, birthDate, age) => {
    expect(ageOn(day, birthDate)).toBe(age);
  });

  it('grows by one on the birthday and on no other day', () => {
    const text = (date: Date) => date.toISOString().slice(0, 10);
    // Who was born on 29 February has a birthday in leap years only; the table above has them.
    const births = fc
      .date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
      .filter((date) => text(date).slice(5) !== '02-29');
    const daysLater = fc.oneof(fc.integer({ min: 1, max: 40_000 }), fc.constantFrom(365, 366, 730, 731, 3_652, 3_653));
    fc.assert(
      fc.property(births, daysLater, (born, later) => {
        const at = (days: number) => text(new Date(born.getTime() + days * 1_000 * DAY_SECONDS));
        const isBirthday = at(later).slice(5) === at(0).slice(5);
        expect(ageOn(at(later), at(0)) - ageOn(at(later - 1), at(0))).toBe(isBirthday ? 1 : 0);
      }),
    );
  });
});

describe('a code fits a patient', () => {
  it.each([
    ['without limits, at any age', {}, 0, true],
    ['from its first age on', { ageMin: 12 }, 12, true],
    ['not the year before', { ageMin: 12 }, 11, false],
    ['up to its last age', { ageMax: 17 }, 17, true],
    ['not the year after', { ageMax: 17 }, 18, false],
    ['in the one year that both limits leave', { ageMin: 5, ageMax: 5 }, 5, true],
  ] as const)('%s', (_, limits, age, fits) => {
    expect(fitsAge(limits, age)).toBe(fits);
  });

  it('by age within all years that anybody has, where it has no limits', () => {
    expect([-1, 0, OLDEST_AGE, OLDEST_AGE + 1].map((age) => fitsAge({}, age))).toEqual([false, true, true, false]);
  });
});

describe('telehealth', () => {
  it('is two places, and none where the claim names none', () => {
    expect(['02', '10', '11', '12', '', null].map(isTelehealth)).toEqual([true, true, false, false, false, false]);
  });
});
