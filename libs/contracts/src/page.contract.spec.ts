import { claimQuery } from './claim.contract.js';
import { MAX_PAGE_SIZE, pageQuery } from './page.contract.js';

describe('the query of a list', () => {
  it('reads the page size from the text of an address, 50 when it is absent', () => {
    expect(pageQuery.parse({})).toEqual({ limit: 50 });
    expect(pageQuery.parse({ limit: '1' }).limit).toBe(1);
    expect(pageQuery.parse({ limit: '200' }).limit).toBe(MAX_PAGE_SIZE);
  });

  it.each(['0', '-1', '201', '1.5', 'all'])('refuses page size %s and names it', (limit) => {
    expect(pageQuery.safeParse({ limit }).error?.issues.map(({ path }) => path)).toEqual([['limit']]);
  });

  it('refuses a parameter that it does not know, so that no filter is ignored in silence', () => {
    expect(claimQuery.safeParse({ stauts: 'denied' }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['stauts'] },
    ]);
  });
});

describe('a filter of several values', () => {
  it.each([
    ['one value', 'denied', ['denied']],
    ['a repeated parameter', ['denied', 'upheld'], ['denied', 'upheld']],
    ['a comma-separated list', 'denied,upheld', ['denied', 'upheld']],
    ['both at once', ['denied,upheld', 'appealed'], ['denied', 'upheld', 'appealed']],
  ])('takes %s', (_, status, expected) => {
    expect(claimQuery.parse({ status }).status).toEqual(expected);
  });

  it('is off when it is absent', () => {
    expect(claimQuery.parse({}).status).toBeUndefined();
  });

  it('refuses a value that is none of its own, and says which one', () => {
    expect(claimQuery.safeParse({ status: 'denied,lost' }).error?.issues).toMatchObject([{ path: ['status', 1] }]);
  });

  it('refuses more than 50 values', () => {
    const payerId = Array.from({ length: 51 }, (_, index) => `PAY-${index}`);
    expect(claimQuery.safeParse({ payerId }).error?.issues).toMatchObject([{ path: ['payerId'], code: 'too_big' }]);
  });
});
