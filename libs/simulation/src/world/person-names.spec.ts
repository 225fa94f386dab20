import { faker } from '@faker-js/faker/locale/en';
import fc from 'fast-check';
import { homeAddress, personName } from './person-names.js';

const { first_name: first, last_name: last } = faker.rawDefinitions.person ?? {};
const firstNames = { F: first?.female ?? [], M: first?.male ?? [] };
const lastNames = last?.generic ?? [];

const sex = fc.constantFrom('F' as const, 'M' as const);
const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('a made-up person', () => {
  it('has a name of the generator alone, a first one for the sex and a last one, and the same for the same numbers', () => {
    fc.assert(
      fc.property(sex, number, number, (sex, one, other) => {
        const name = personName(sex, one, other);
        expect(name).toBe(personName(sex, one, other));
        const made = firstNames[sex].some((first) => {
          return name.startsWith(`${first} `) && lastNames.includes(name.slice(first.length + 1));
        });
        expect(made).toBe(true);
      }),
    );
  });

  it('is one of more than a hundred thousand for each sex', () => {
    for (const names of Object.values(firstNames)) {
      expect(new Set(names).size * new Set(lastNames).size).toBeGreaterThan(100_000);
    }
  });

  it('lives in a town that does not exist, under a ZIP code that no post office has', () => {
    fc.assert(
      fc.property(number, (number) => {
        expect(homeAddress(number)).toBe(homeAddress(number));
        expect(homeAddress(number)).toMatch(/^\d{3,4} [A-Z][A-Za-z ]+, [A-Z][A-Za-z ]+, UT 849\d\d$/);
      }),
    );
  });
});
