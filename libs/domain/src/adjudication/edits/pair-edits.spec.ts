import { claimOf, coded, found, policyBook as book, withProcedure } from '../../testing/index.js';
import type { PolicyBook } from '../policy-book.js';

const withPair = (first: string, second: string, indicator: 0 | 1, policies = book): PolicyBook => ({
  ...policies,
  pairs: new Map([[first, new Map([[second, indicator]])]]),
});

describe('two procedures of one day', () => {
  it.each([
    [['RT'], ['LT'], []],
    [['RT'], ['RT'], [['PTP', 'PTP-1', 2]]],
    [['RT'], [], [['PTP', 'PTP-1', 2]]],
    [['RT'], ['XS'], []],
    [['59'], [], []],
    [[], ['RT'], [['PTP', 'PTP-1', 2]]],
    [['76'], ['RT'], [['PTP', 'PTP-1', 2]]],
    [['RT'], ['76'], [['PTP', 'PTP-1', 2]]],
    [['RT', 'E1'], ['RT', 'E2'], [['PTP', 'PTP-1', 2]]],
    [['LT'], ['RT'], []],
    [['E1'], ['E2'], []],
    [['E2'], ['E3'], []],
    [['E3'], ['E4'], []],
    [['F3'], ['F8'], []],
  ])('with %j and %j', (first, second, findings) => {
    expect(found(claimOf([coded('11102', first), coded('17000', second, 2)]))).toEqual(findings);
  });

  it('are no pair where one is never paid apart: that is the objection', () => {
    const claim = claimOf([coded('17000'), coded('99000', [], 2)]);
    expect(found(claim, withPair('17000', '99000', 0))).toEqual([['BUNDLED', null, 2]]);
  });
});

describe('two visits of one day', () => {
  const preventive = withProcedure('99396', { em: true });
  const both = (modifiers: readonly string[]) => claimOf([coded('99396'), coded('99213', modifiers, 2)]);

  it('are both paid where the office visit beside a preventive one carries 25', () => {
    expect(found(both([]), preventive)).toEqual([['EM25', null, 2]]);
    expect(found(both(['25']), preventive)).toEqual([]);
  });

  it('need 25 where the table of pairs has them, and are never paid together where it says so', () => {
    const other = withProcedure('99499', { em: true });
    const claim = (modifiers: readonly string[]) => claimOf([coded('99499'), coded('99213', modifiers, 2)]);
    expect(found(claim([]), other)).toEqual([]);
    expect(found(claim([]), withPair('99499', '99213', 1, other))).toEqual([['EM25', null, 2]]);
    expect(found(claim(['25']), withPair('99499', '99213', 1, other))).toEqual([]);
    expect(found(claim(['25']), withPair('99499', '99213', 0, other))).toEqual([['PTP', 'PTP-0', 2]]);
  });
});

describe('a visit beside something else', () => {
  const beside = (first: string, policies: PolicyBook) =>
    found(claimOf([coded(first), coded('99213', [], 2)]), policies);

  it('needs 25 where the table of pairs has them, whatever the other is', () => {
    expect(beside('58100', book)).toEqual([]);
    expect(beside('58100', withPair('58100', '99213', 1))).toEqual([['EM25', null, 2]]);
  });

  it('needs 25 beside a yearly visit of Medicare', () => {
    expect(beside('G0438', withProcedure('G0438', { em: true }))).toEqual([['EM25', null, 2]]);
    expect(beside('G0437', withProcedure('G0437', { em: true }))).toEqual([]);
  });

  it('needs none where it is no office visit', () => {
    const claim = claimOf([coded('17000'), coded('99499', [], 2)]);
    expect(found(claim, withProcedure('99499', { em: true }))).toEqual([]);
  });
});

describe('the complexity of a visit', () => {
  const complex = (...lines: readonly [string, string[]][]) =>
    found(
      claimOf(
        [...lines, ['G2211', []] as const].map(([code, modifiers], index) => coded(code, [...modifiers], index + 1)),
      ),
    );
  const refused = ['EM25', 'G2211'];

  it('is not paid beside a visit that carries 25', () => {
    expect(complex(['99213', ['25']])).toEqual([[...refused, 2]]);
    expect(complex(['00000', []], ['99213', ['25']])).toContainEqual([...refused, 3]);
  });

  it('is paid beside any other, whatever else carries it', () => {
    expect(complex(['99213', []])).toEqual([]);
    expect(complex(['97110', ['GP', '25']], ['99213', []])).toEqual([]);
    expect(complex(['97110', ['GP']])).toEqual([]);
  });
});

describe('a visit that the table of pairs puts first', () => {
  const claim = (visit: readonly string[], other: readonly string[]) =>
    claimOf([coded('99213', visit), coded('81099', other, 2)]);
  const pair = (indicator: 0 | 1) => withPair('99213', '81099', indicator, withProcedure('81099', {}));

  it('is paid beside the other with 25 on the visit or 59 on the other, or never', () => {
    expect(found(claim([], []), pair(1))).toEqual([['EM25', null, 1]]);
    expect(found(claim(['25'], []), pair(1))).toEqual([]);
    expect(found(claim([], ['59']), pair(1))).toEqual([]);
    expect(found(claim(['25'], ['59']), pair(0))).toEqual([['PTP', 'PTP-0', 2]]);
  });
});
