import { claimsQuery, listOf, nextSort, PAGE_SIZE, readAddress } from './claim-filters.js';

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
