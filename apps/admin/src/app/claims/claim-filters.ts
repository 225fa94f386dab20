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

/** The sort order that a click on a column leads to: largest or newest first, then the other way round. */
export function nextSort(current: string, column: 'submissionDate' | 'billedAmount'): string {
  return current === `-${column}` ? column : `-${column}`;
}
