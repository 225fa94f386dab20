import fc from 'fast-check';
import { type StatementContent, statementText } from './results-statement.js';

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
