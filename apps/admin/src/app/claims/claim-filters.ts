import type { QueryValues } from '@portal/web/data';

/** Rows of a page of the list. */
export const PAGE_SIZE = 50;

/** The filters that stand in the address, by the names of the API. */
const FILTER_NAMES = [
  'search',
  'runId',
  'status',
  'initialStatus',
  'providerId',
  'payerId',
  'patternId',
  'candidateId',
  'policyId',
  'procedureCode',
  'submittedFrom',
  'submittedTo',
  'decidedFrom',
  'decidedTo',
  'outcomeFrom',
  'outcomeTo',
  'billedMin',
  'billedMax',
] as const;

/** Name of a filter. */
export type FilterName = (typeof FILTER_NAMES)[number];

/** What the address says about the list. */
export interface ClaimsAddress {
  readonly filters: Readonly<Partial<Record<FilterName, string>>>;
  readonly sort: string;
  readonly cursor: string | null;
}

const NEWEST_FIRST = '-submissionDate';

/** Reads the address; what is not there is left to the API's own defaults. */
export function readAddress(parameter: (name: string) => string | null): ClaimsAddress {
  const filters = Object.fromEntries(
    FILTER_NAMES.flatMap((name) => {
      const value = parameter(name);
      return value ? [[name, value]] : [];
    }),
  );
  return { filters, sort: parameter('sort') ?? NEWEST_FIRST, cursor: parameter('cursor') };
}

/** What a claim keeps of the list that it was opened from: filters and order, as they stand in the address. */
export function listOf(parameter: (name: string) => string | null): Readonly<Record<string, string>> {
  const sort = parameter('sort');
  return { ...readAddress(parameter).filters, ...(sort ? { sort } : {}) };
}

/** Query of the API for an address. */
export function claimsQuery({ filters, sort, cursor }: ClaimsAddress, showNames: boolean): QueryValues {
  return { ...filters, sort, cursor, limit: PAGE_SIZE, names: showNames ? 'show' : 'masked' };
}

/** Ends of a span, and what is said when the first lies beyond the last. */
const SPANS: readonly (readonly [first: FilterName, last: FilterName, words: string])[] = [
  ['submittedFrom', 'submittedTo', 'The day in From is later than the day in To.'],
  ['decidedFrom', 'decidedTo', 'The day in Decided from is later than the day in Decided to.'],
  ['outcomeFrom', 'outcomeTo', 'The day in Appeal decided from is later than the day in Appeal decided to.'],
  ['billedMin', 'billedMax', 'The lowest charge is above the highest.'],
];
const CHARGES: readonly FilterName[] = ['billedMin', 'billedMax'];

/** What is wrong with the filters in words, by the fields concerned; empty where claims can be asked for. */
export function filterProblems(filters: ClaimsAddress['filters']): ReadonlyMap<FilterName, string> {
  const below = CHARGES.filter((name) => Number(filters[name]) < 0);
  if (below.length > 0) return new Map(below.map((name) => [name, 'A charge cannot be below 0.']));
  const turned = SPANS.filter(([first, last]) => isBeyond(filters[first], filters[last], CHARGES.includes(first)));
  return new Map(turned.flatMap(([first, last, words]) => [[first, words] as const, [last, words] as const]));
}

function isBeyond(first: string | undefined, last: string | undefined, numbers: boolean): boolean {
  if (!first || !last) return false;
  return numbers ? Number(first) > Number(last) : first > last;
}

/** The sort order that a click on a column leads to: largest or newest first, then the other way round. */
export function nextSort(current: string, column: 'submissionDate' | 'billedAmount'): string {
  return current === `-${column}` ? column : `-${column}`;
}
