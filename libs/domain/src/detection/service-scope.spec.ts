import { commonScope, scopeKey, scopesAround, type ServiceScope } from './service-scope.js';

const scope = (payerId: string | null, placeOfService: string | null, procedureCode = '93306'): ServiceScope => ({
  payerId,
  procedureCode,
  placeOfService,
});

describe('the scopes of a service', () => {
  it('are its payer and place, its payer, its place, and the service as such', () => {
    expect(scopesAround('PAY-1', '93306', '11').map(scopeKey)).toEqual([
      'PAY-1 93306 11',
      'PAY-1 93306 *',
      '* 93306 11',
      '* 93306 *',
    ]);
  });
});

describe('what two scopes share', () => {
  it.each([
    [scope('PAY-1', null), scope(null, '11'), scope('PAY-1', '11')],
    [scope(null, '11'), scope('PAY-1', null), scope('PAY-1', '11')],
    [scope('PAY-1', '11'), scope('PAY-1', '11'), scope('PAY-1', '11')],
    [scope('PAY-1', '11'), scope(null, null), scope('PAY-1', '11')],
    [scope(null, null), scope(null, null), scope(null, null)],
  ])('%j and %j: %j', (a, b, common) => {
    expect(commonScope(a, b)).toEqual(common);
  });

  it.each([
    ['services', scope(null, null), scope(null, null, '93000')],
    ['payers', scope('PAY-1', '11'), scope('PAY-2', '11')],
    ['places', scope('PAY-1', '11'), scope('PAY-1', '22')],
  ])('is nothing for different %s', (_, a, b) => {
    expect(commonScope(a, b)).toBeNull();
  });
});
