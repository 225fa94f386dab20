import { toInstant } from '../time/instant.js';
import { busiestDay, dayStart, inOrder, type Stage, stageOn } from './stage.js';

const STAGES: readonly Stage[] = [
  { name: 'Busy', fromDay: 20, settings: { claimsPerDay: 300 } },
  { name: 'Training', fromDay: 8, settings: { practiceSessionsPerDay: 5 } },
];

describe('stages of a run', () => {
  it('begin with the first second of their day, counted from the first after the history', () => {
    const start = { startDate: '2026-01-05' };
    expect([1, 8].map((day) => toInstant(dayStart(start, day)))).toEqual([
      '2026-01-05T00:00:00Z',
      '2026-01-12T00:00:00Z',
    ]);
  });

  it('follow one another by their days, whatever their order in the list', () => {
    expect(inOrder(STAGES).map(({ name }) => name)).toEqual(['Training', 'Busy']);
    const names = [0, 7, 8, 19, 20, 99].map((day) => stageOn(STAGES, day)?.name ?? null);
    expect(names).toEqual([null, null, 'Training', 'Training', 'Busy', 'Busy']);
  });

  it('say how many claims a day has at most', () => {
    expect(busiestDay({ claimsPerDay: 100, stages: STAGES })).toBe(300);
    expect(busiestDay({ claimsPerDay: 400, stages: STAGES })).toBe(400);
    expect(busiestDay({ claimsPerDay: 100 })).toBe(100);
  });
});
