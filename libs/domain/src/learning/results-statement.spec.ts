import fc from 'fast-check';
import {
  type CheckedLink,
  type StatementContent,
  statementFault,
  statementId,
  statementNumber,
  statementText,
} from './results-statement.js';

const statement: StatementContent = {
  id: 'STM-1',
  runId: 'RUN-1',
  from: '2026-01-01',
  to: '2026-01-31',
  figures: { appealsWon: 1, recovered: 2, replacementsPaid: 3, replacementsAmount: 4, sessions: 5, people: 6 },
  issuedBy: 'USR-1',
  issuedAt: '2026-02-01T08:00:00Z',
  previousHash: 'abc',
};

describe('the text that a statement’s hash is made of', () => {
  it('holds every field in one fixed order, whatever order they come in', () => {
    const text = '["STM-1","RUN-1","2026-01-01","2026-01-31",[1,2,3,4,5,6],"USR-1","2026-02-01T08:00:00Z","abc"]';
    expect(statementText(statement)).toBe(text);
    const { figures, ...rest } = statement;
    const turned = (object: object) => Object.fromEntries(Object.entries(object).reverse());
    expect(statementText({ ...turned(rest), figures: turned(figures) } as unknown as StatementContent)).toBe(text);
    expect(statementText({ ...statement, previousHash: null })).toMatch(/,null\]$/);
  });

  it('is another one as soon as any field is', () => {
    const texts = [
      statement,
      ...(['id', 'runId', 'from', 'to', 'issuedBy', 'issuedAt', 'previousHash'] as const).map((field) => ({
        ...statement,
        [field]: 'x',
      })),
      ...Object.keys(statement.figures).map((figure) => ({
        ...statement,
        figures: { ...statement.figures, [figure]: 99 },
      })),
    ].map(statementText);
    expect(new Set(texts).size).toBe(14);
  });

  it('never lets text of one field pass for that of two', () => {
    const words = fc.string();
    fc.assert(
      fc.property(words, words, words, words, (id, runId, otherId, otherRunId) => {
        const same = id === otherId && runId === otherRunId;
        const texts = [
          { ...statement, id, runId },
          { ...statement, id: otherId, runId: otherRunId },
        ].map(statementText);
        expect(texts[0] === texts[1]).toBe(same);
      }),
      { examples: [['a","b', 'c', 'a', 'b","c']] },
    );
  });
});

describe('the chain of statements', () => {
  const first = { id: 'RES-000001', previousHash: null, hash: 'a' };
  const second = { id: 'RES-000002', previousHash: 'a', hash: 'b' };
  const third = { id: 'RES-000003', previousHash: 'b', hash: 'c' };
  const faultOf = (
    own: CheckedLink['own'],
    before?: CheckedLink['own'],
    after?: CheckedLink['own'],
    hashNow = own.hash,
  ) => statementFault({ own, hashNow, before, after });

  it('numbers its links without gaps', () => {
    expect([1, 42, 1_234_567].map(statementId)).toEqual(['RES-000001', 'RES-000042', 'RES-1234567']);
    expect(['RES-000001', 'RES-1234567'].map(statementNumber)).toEqual([1, 1_234_567]);
  });

  it('holds while each was issued on the hash of the one before', () => {
    expect([faultOf(first), faultOf(first, undefined, second)]).toEqual([null, null]);
    expect([faultOf(second, first, third), faultOf(third, second)]).toEqual([null, null]);
  });

  it.each<[string, string | null, RegExp]>([
    ['a statement that no longer has its hash', faultOf(second, first, third, 'x'), /RES-000002 was changed since/],
    ['a number that is missing', faultOf(third), /before RES-000003: RES-000002 is missing/],
    ['a first one that is missing', faultOf(second), /RES-000001 is missing/],
    ['a first one that follows something', faultOf({ ...first, previousHash: 'x' }), /RES-000001 is the first/],
    ['a later one that follows nothing', faultOf({ ...second, previousHash: null }, first), /between RES-000001 and/],
    [
      'one that was hashed anew, by the next',
      faultOf({ ...second, hash: 'x' }, first, third),
      /-000002 and RES-000003/,
    ],
    ['the next one', faultOf(third, { ...second, hash: 'x' }), /between RES-000002 and RES-000003/],
  ])('says of %s where it breaks', (_what, fault, words) => {
    expect(fault).toMatch(words);
  });
});
