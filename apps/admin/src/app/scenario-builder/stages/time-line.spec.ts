import { bandsOf, momentOf, type Pin, TimeLineScale, type TimeLineView } from './time-line.js';

const stage = (name: string, day: number, index = 0): Pin => ({ kind: 'stage', index, name, day });
const view = (changes: Partial<TimeLineView> = {}): TimeLineView => {
  return { historyDays: 10, duration: '30-days', pins: [], ...changes };
};

describe('a line of days', () => {
  it('has the history before day 1 and ends with the last day', () => {
    const scale = new TimeLineScale(view({ historyDays: 6 }));
    expect([scale.at(-5), scale.at(1), scale.at(31)]).toEqual([0, expect.closeTo(6 / 36), 1]);
    expect(scale.at(16)).toBeCloseTo(21 / 36);
    expect(scale.at(-2)).toBeCloseTo(3 / 36);
    expect(scale.at(99)).toBe(1);
  });

  it('gives a long history a fifth of the width, and none where there is none', () => {
    expect(new TimeLineScale(view({ historyDays: 365 })).historyShare).toBe(0.2);
    expect(new TimeLineScale(view({ historyDays: 0 })).at(1)).toBe(0);
  });

  it('finds the day at a place, and no other than those of the run', () => {
    const scale = new TimeLineScale(view());
    for (const day of [1, 2, 17, 30]) expect(scale.dayAt(scale.at(day))).toBe(day);
    expect([scale.dayAt(0), scale.dayAt(1.4)]).toEqual([1, 30]);
  });

  it('of a run without end reaches beyond all that is planned', () => {
    expect(new TimeLineScale(view({ duration: 'continuous' })).lastDay).toBe(30);
    expect(new TimeLineScale(view({ duration: 'continuous', pins: [stage('Late', 100)] })).lastDay).toBe(114);
  });

  it('writes the first day and whole weeks after it', () => {
    const days = (changes: Partial<TimeLineView>) => new TimeLineScale(view(changes)).ticks().map(({ day }) => day);
    expect(days({ duration: '1-week' })).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(days({})).toEqual([1, 8, 15, 22, 29]);
    expect(days({ duration: '90-days' })).toEqual([1, 15, 29, 43, 57, 71, 85]);
    expect(days({ duration: 'continuous', pins: [stage('Late', 3_650)] }).length).toBeLessThanOrEqual(11);
  });

  it('is one band after the other, in the order of days', () => {
    const pins: Pin[] = [stage('Second', 16), stage('First', 6, 1), { kind: 'rule', index: 0, name: 'A rule', day: 9 }];
    const bands = bandsOf(view({ pins }), new TimeLineScale(view({ pins })));
    expect(bands.map(({ kind, name }) => `${kind}: ${name}`)).toEqual([
      'history: History',
      'start: From the start',
      'stage: First',
      'stage: Second',
    ]);
    let end = 0;
    for (const { from, width } of bands) {
      expect(from).toBeCloseTo(end);
      end = from + width;
    }
    expect(end).toBeCloseTo(1);
  });

  it('has no band for what holds on no day', () => {
    const pins = [stage('At once', 1)];
    const scale = new TimeLineScale(view({ historyDays: 0, pins }));
    expect(bandsOf(view({ historyDays: 0, pins }), scale).map(({ name }) => name)).toEqual(['At once']);
  });

  it('counts moments in days of the run', () => {
    expect(momentOf('2026-01-05T00:00:00Z', '2026-01-05')).toBe(1);
    expect(momentOf('2026-01-06T12:00:00Z', '2026-01-05')).toBe(2.5);
    expect(momentOf('2026-01-04T00:00:00Z', '2026-01-05')).toBe(0);
  });
});
