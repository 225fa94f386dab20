import { claimsQuery, filterProblems, listOf, nextSort, PAGE_SIZE, readAddress } from './claim-filters.js';

describe('the address of the claim list', () => {
  it('gives filters, order and page', () => {
    const address = read('?status=denied&patternId=PTN-001&sort=billedAmount&cursor=abc');
    expect(address).toEqual({
      filters: { status: 'denied', patternId: 'PTN-001' },
      sort: 'billedAmount',
      cursor: 'abc',
    });
  });

  it('leaves out what is empty or unknown, and begins with the newest', () => {
    expect(read('?status=&color=red')).toEqual({ filters: {}, sort: '-submissionDate', cursor: null });
  });

  it('becomes a query with masked names unless they are asked for', () => {
    const address = read('?search=99213');
    expect(claimsQuery(address, false)).toEqual({
      search: '99213',
      sort: '-submissionDate',
      cursor: null,
      limit: PAGE_SIZE,
      names: 'masked',
    });
    expect(claimsQuery(address, true)['names']).toBe('show');
  });
});

describe('filters that make no sense', () => {
  it.each([
    ['?submittedFrom=2026-02-02&submittedTo=2026-02-01', ['submittedFrom', 'submittedTo'], /^The day in From is later/],
    ['?decidedFrom=2026-02-02&decidedTo=2026-02-01', ['decidedFrom', 'decidedTo'], /Decided from is later/],
    ['?outcomeFrom=2026-02-02&outcomeTo=2026-02-01', ['outcomeFrom', 'outcomeTo'], /Appeal decided from is later/],
    ['?billedMin=500&billedMax=100', ['billedMin', 'billedMax'], /^The lowest charge is above/],
    ['?billedMin=-5', ['billedMin'], /^A charge cannot be below 0/],
    ['?billedMin=10&billedMax=-5', ['billedMax'], /^A charge cannot be below 0/],
  ])('%s are told at their fields', (query, names, words) => {
    const problems = filterProblems(read(query).filters);
    expect([...problems.keys()]).toEqual(names);
    for (const text of problems.values()) expect(text).toMatch(words);
  });

  it.each([
    '?submittedFrom=2026-02-01&submittedTo=2026-02-01',
    '?submittedFrom=2026-02-02',
    '?billedMin=90&billedMax=500',
    '?billedMin=0&billedMax=0',
    '',
  ])('are none of %p', (query) => {
    expect(filterProblems(read(query).filters).size).toBe(0);
  });
});

describe('the list that a claim was opened from', () => {
  it('is kept as filters and order, without the page', () => {
    const parameters = new URLSearchParams('?status=denied&sort=billedAmount&cursor=abc&color=red');
    expect(listOf((name) => parameters.get(name))).toEqual({ status: 'denied', sort: 'billedAmount' });
    expect(listOf(() => null)).toEqual({});
  });
});

describe('a click on the head of a column', () => {
  it('sorts by it from the top, then the other way round', () => {
    expect(nextSort('-submissionDate', 'billedAmount')).toBe('-billedAmount');
    expect(nextSort('-billedAmount', 'billedAmount')).toBe('billedAmount');
    expect(nextSort('billedAmount', 'billedAmount')).toBe('-billedAmount');
  });
});

function read(query: string) {
  const parameters = new URLSearchParams(query);
  return readAddress((name) => parameters.get(name));
}
