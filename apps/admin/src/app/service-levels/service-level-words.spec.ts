import { countedText, keptText, levelTable, levelText, wantedText } from './service-level-words.js';

const level = { key: 'answers', name: 'Answers in time', events: 'requests', good: 'answered within 0.5 s' } as const;
const counted = (events: number, good: number, kept: boolean | null = true) => ({
  ...{ key: 'answers' as const, events, good, kept },
  share: events === 0 ? null : good / events,
});

describe('the words of service levels', () => {
  it('tell a share as whole only where it is', () => {
    expect(levelText(counted(20_000, 20_000))).toBe('100%');
    expect(levelText(counted(20_000, 19_999))).toBe('99.99%');
    expect(levelText(counted(100_000, 99_999))).toBe('99.99%');
    expect(levelText(counted(3, 2))).toBe('66.66%');
    expect(levelText(counted(0, 0))).toBe('–');
  });

  it('tell what is promised, what was counted and how it came out', () => {
    expect([0.95, 0.999, 1].map((wanted) => wantedText({ wanted }))).toEqual(['95%', '99.9%', '100%']);
    expect(countedText(level, counted(1_206, 1_204))).toBe('1,204 of 1,206 answered within 0.5 s');
    expect(countedText(level, counted(0, 0))).toBe('None this week');
    expect([true, false, null].map((kept) => keptText({ kept }))).toEqual(['Kept', 'Missed', 'Nothing to judge']);
  });

  it('make a table with a share and its numbers for each promise', () => {
    const weeks = [{ from: '2026-11-23', to: '2026-11-29', counted: [counted(10, 9)] }];
    const { columns, rows } = levelTable({ levels: [{ ...level, wanted: 0.95 }], weeks });
    expect(columns.map(({ name }) => name)).toEqual([
      ...['Week from', 'Answers in time', 'Answers in time: events', 'Answers in time: good'],
    ]);
    expect(rows.map(({ values }) => values)).toEqual([['2026-11-23', '90%', 10, 9]]);
  });
});
