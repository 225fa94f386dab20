import { zeroBasedAxis } from '@portal/figures';
import { dayIndexAt, daysGeometry, daysInView, type DaysView, type RunDay, wordsAtDivider } from './days-geometry.js';

const START = '2026-01-05T00:00:00Z';

describe('the chart of claims per simulated day', () => {
  it('stacks denied, approved and waiting claims from the baseline without a gap', () => {
    const { bars, baseline } = layout({ days: [day('2026-01-05', { denied: 30, approved: 60, pending: 30 })] });
    const [denied, approved, pending] = bars[0]?.parts ?? [];
    expect([denied?.kind, approved?.kind, pending?.kind]).toEqual(['denied', 'approved', 'pending']);
    expect(bottomOf(denied)).toBeCloseTo(baseline);
    expect(bottomOf(approved)).toBeCloseTo(denied?.y ?? 0);
    expect(bottomOf(pending)).toBeCloseTo(approved?.y ?? 0);
    expect(approved?.height).toBeCloseTo(2 * (denied?.height ?? 0));
  });

  it('draws a day to come as planned, and nothing of what is zero', () => {
    const { bars } = layout({ days: [day('2026-01-05'), day('2026-01-06', { expected: 90 })] });
    expect(bars[0]?.parts).toEqual([]);
    expect(bars[1]?.parts.map(({ kind }) => kind)).toEqual(['planned']);
  });

  it('keeps every bar inside of the plot, and their slots side by side', () => {
    const { bars, left, slot, width } = layout({ days: january(31), width: 760 });
    expect(left + slot * bars.length).toBeCloseTo(width);
    for (const [index, bar] of bars.entries()) {
      expect(bar.x).toBeGreaterThanOrEqual(left + index * slot);
      expect(bar.x + bar.width).toBeLessThanOrEqual(left + (index + 1) * slot + 1e-9);
    }
  });

  it('divides history and run, and marks weeks counted from the start', () => {
    const { bars, divider, weeks } = layout({ days: january(28), width: 1_000 });
    expect(bars.filter(({ history }) => history).map((bar) => bar.day.day)).toEqual(january(4).map((item) => item.day));
    expect(divider).toBe((bars[4]?.center ?? 0) - (bars[4] && bars[5] ? (bars[5].center - bars[4].center) / 2 : 0));
    expect(weeks.map((mark) => mark.day)).toEqual(['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26']);
    expect(layout({ days: january(28).slice(4) }).divider).toBeNull();
  });

  it('places days by their date, and marks the same weeks, where one is missing', () => {
    const whole = layout({ days: january(28), width: 1_000 });
    const holed = layout({ days: january(28).toSpliced(11, 1), width: 1_000 });
    const left = whole.bars.toSpliced(11, 1);
    expect(holed.bars.map(({ center }) => center)).toEqual(left.map(({ center }) => center));
    expect([holed.weeks, holed.divider]).toEqual([whole.weeks, whole.divider]);
    expect(dayIndexAt(holed, whole.bars[11]?.center ?? 0)).toBeNull();
    expect(dayIndexAt(holed, whole.bars[12]?.center ?? 0)).toBe(11);
  });

  it('counts weeks from the start of the run though that is out of view', () => {
    const { weeks } = layout({ days: january(28).slice(6), width: 1_000 });
    expect(weeks.map((mark) => mark.day)).toEqual(['2026-01-12', '2026-01-19', '2026-01-26']);
  });

  it('puts the clock into the day at its hour, and leaves it out when it is not in view', () => {
    const noon = layout({ days: january(10), now: '2026-01-06T12:00:00Z' });
    expect(noon.now).toBeCloseTo(noon.bars[5]?.center ?? 0);
    expect(layout({ days: january(10), now: '2026-02-20T12:00:00Z' }).now).toBeNull();
    expect(layout({ days: january(10), now: null }).now).toBeNull();
  });

  it('gives practice a dot by its area, and no dot to days without', () => {
    const [none, one, four] = layout({
      days: [0, 1, 4].map((practiceSessions, index) => day(`2026-01-0${index + 5}`, { practiceSessions })),
    }).bars.map(({ practice }) => practice);
    expect(none).toBeNull();
    expect(four).toBeGreaterThan(one ?? 0);
  });

  it('draws nothing of no days', () => {
    expect(layout({ days: [] })).toMatchObject({ bars: [], weeks: [], divider: null, now: null });
  });
});

describe('the days that fit', () => {
  const days = january(31);

  it('are those around the clock when the run itself is too long', () => {
    const shown = daysInView(days, 34 + 6 * 10, START, '2026-01-16T12:00:00Z').map((item) => item.day);
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([10, '2026-01-09', '2026-01-18']);
    expect(daysInView(days, 34 + 6 * 10, START, START)[0]?.day).toBe('2026-01-05');
  });

  it('are all of them, else those of the run, else the latest', () => {
    expect(daysInView(days, 800, START)).toHaveLength(31);
    expect(daysInView(days, 34 + 6 * 29, START).map((item) => item.day)).toEqual(days.slice(4).map((item) => item.day));
    expect(daysInView(days, 34 + 6 * 10, START).map((item) => item.day)).toEqual(
      days.slice(-10).map((item) => item.day),
    );
  });
});

describe('the words beside the divider', () => {
  const flagAt = (left: number) => ({ left, width: 44 });

  it.each([
    ['no flag', null, { history: 294, run: 306 }],
    ['a flag that is far away', flagAt(500), { history: 294, run: 306 }],
    ['the flag over the divider', flagAt(278), { history: 272, run: 328 }],
    ['the flag on the history', flagAt(230), { history: 224, run: 306 }],
    ['the flag on the run', flagAt(310), { history: 294, run: 360 }],
  ])('make room for %s', (_, flag, places) => {
    expect(wordsAtDivider(300, flag)).toEqual(places);
  });

  it('leave out the history where there is no room for it', () => {
    expect(wordsAtDivider(90, flagAt(68))).toEqual({ history: null, run: 118 });
  });
});

describe('the day under the pointer', () => {
  it('is the one whose slot holds it, and none outside of the plot', () => {
    const geometry = layout({ days: january(10) });
    expect(geometry.bars.map(({ center }) => dayIndexAt(geometry, center))).toEqual([...Array(10).keys()]);
    expect(dayIndexAt(geometry, geometry.left - 1)).toBeNull();
    expect(dayIndexAt(geometry, geometry.width + 1)).toBeNull();
    expect(dayIndexAt(layout({ days: [] }), 100)).toBeNull();
  });
});

function layout(view: Partial<DaysView>) {
  return daysGeometry({ days: [], axis: zeroBasedAxis(120), width: 800, runStart: START, now: null, ...view });
}

function day(date: string, counts: Partial<RunDay> = {}): RunDay {
  const { denied = 0, approved = 0, pending = 0 } = counts;
  return {
    day: date,
    submitted: denied + approved + pending,
    denied,
    approved,
    pending,
    practiceSessions: 0,
    expected: null,
    ...counts,
  };
}

/** The first days of January 2026, ten claims denied on each. */
function january(count: number): RunDay[] {
  return Array.from({ length: count }, (_, index) =>
    day(`2026-01-${String(index + 1).padStart(2, '0')}`, { denied: 10 }),
  );
}

function bottomOf(part: { y: number; height: number } | undefined): number {
  return part ? part.y + part.height : Number.NaN;
}
