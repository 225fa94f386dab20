// One locale: all of them would take a quarter of a second at each start.
import { faker } from '@faker-js/faker/locale/en';

// The fixed lists that patients are named from: more than 100,000 combinations for each sex, no real people.
const { first_name: FIRST, last_name: FAMILY } = faker.rawDefinitions.person ?? {};
const FEMALE = FIRST?.female ?? [];
const MALE = FIRST?.male ?? [];
const LAST = FAMILY?.generic ?? [];

/** A made-up name. The numbers may be any from 0 on; the same numbers give the same name. */
export function personName(sex: 'F' | 'M', first: number, last: number): string {
  const pool = sex === 'F' ? FEMALE : MALE;
  return `${pool[first % pool.length]} ${LAST[last % LAST.length]}`;
}

const TOWNS = [
  ['Cedar Hollow', '84991'],
  ['Alta Vista Springs', '84992'],
  ['North Bench', '84993'],
  ['Juniper Flat', '84994'],
  ['Red Mesa', '84995'],
  ['Lakeshore Junction', '84996'],
] as const;
const STREETS = ['Aspen', 'Canyon', 'Sego', 'Orchard', 'Granite', 'Meadow', 'Temple View', 'Quail', 'Copper', 'Willow'];
const KINDS = ['Street', 'Lane', 'Drive', 'Court', 'Avenue'];

/** A made-up address: the towns do not exist and no post office has a 849 code. The same number gives the same address. */
export function homeAddress(number: number): string {
  const [town, zip] = TOWNS[number % TOWNS.length] as (typeof TOWNS)[number];
  const street = STREETS[(number >>> 5) % STREETS.length];
  const kind = KINDS[(number >>> 9) % KINDS.length];
  return `${100 + ((number >>> 12) % 3900)} ${street} ${kind}, ${town}, UT ${zip}`;
}
