import { zeroBasedAxis } from './axis.js';
import { nearestDay, type TimeDrawing, timeGeometry } from './time-geometry.js';

const DAYS = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'];
const line = (values: TimeDrawing['lines'][number]['values'], name = 'Rate') =>
  ({ name, role: 'denied', look: 'solid', values }) as const;

function draw(parts: Partial<TimeDrawing>) {
  return timeGeometry({
    ...{
      days: DAYS,
      lines: [],
      axis: zeroBasedAxis(0.3, { smallest: 0.1 }),
      floor: 0,
      dayNames: true,
      width: 408,
      height: 100,
    },
    ...parts,
  });
}

describe('a chart over days', () => {
  it('goes from the left edge to the last values, zero at the bottom and the end of the axis at the top', () => {
    const { lines, grid, baseline } = draw({ lines: [line([0, 0.15, 0.3, 0.3])] });
    expect(lines[0]?.path).toBe('M46.0,108.0L146.0,58.0L246.0,8.0L346.0,8.0');
    expect(grid.map(({ value }) => Number(value.toFixed(2)))).toEqual([0, 0.1, 0.2, 0.3]);
    expect(baseline).toBe(108);
  });

  it('leaves gaps where no value is known', () => {
    expect(draw({ lines: [line([0, null, 0.3, null])] }).lines[0]?.path).toBe('M46.0,108.0M246.0,8.0');
    expect(draw({ lines: [line([null, null, null, null])] }).ends).toEqual([]);
  });

  it('has each day at its date, also where the first week is short, and names those that have room', () => {
    const weeks = ['2025-12-22', '2025-12-26', '2026-01-02', '2026-01-09'];
    const { centers, marks } = draw({ days: weeks });
    expect(centers.map((center) => Math.round(center))).toEqual([46, 113, 229, 346]);
    expect(marks.map(({ day }) => day)).toEqual(['2025-12-22', '2026-01-02']);
    expect(draw({ days: ['2026-01-05'] }).centers).toEqual([196]);
  });

  it('keeps values inside of the field, also above a floor', () => {
    const { lines } = draw({ lines: [line([0, 0.5, 1, 2])], floor: 0.5, axis: { max: 1, ticks: [0, 0.5, 1] } });
    expect(lines[0]?.path).toBe('M46.0,108.0L146.0,108.0L246.0,8.0L346.0,8.0');
  });

  it('moves last values apart that would cover each other', () => {
    const { ends } = draw({ lines: [line([0.1, 0.1, 0.1, 0.2], 'A'), line([0.1, 0.1, 0.1, 0.2], 'B')] });
    expect(ends.map(({ point }) => point)).toEqual([ends[0]?.y, ends[0]?.y]);
    expect((ends[1]?.y ?? 0) - (ends[0]?.y ?? 0)).toBe(13);
  });

  it('draws an interval between its ends, where both are known', () => {
    const band = { low: [null, 0, 0.1, 0.2], high: [null, 0.1, 0.2, 0.3] };
    expect(draw({ band }).band).toBe('M146.0,74.7L246.0,41.3L346.0,8.0L346.0,41.3L246.0,74.7L146.0,108.0Z');
    expect(draw({ band: { low: [null], high: [0.1] } }).band).toBe('');
  });

  it('has a bar below the axis for each day with a count, the largest the highest', () => {
    const { counts, height } = draw({ counts: [0, 1, 4, 0] });
    expect(counts.map((bar) => bar.height)).toEqual([2.5, 10]);
    expect(Math.max(...counts.map((bar) => bar.y + bar.height))).toBeLessThan(height);
  });

  it('knows the day under the pointer', () => {
    const { centers } = draw({});
    expect(nearestDay(centers, 0)).toBe(0);
    expect(nearestDay(centers, 240)).toBe(2);
    expect(nearestDay([], 240)).toBeNull();
  });
});
