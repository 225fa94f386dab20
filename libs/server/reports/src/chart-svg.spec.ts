import { formatDollars, formatShortDollars } from '@portal/figures';
import { dayChart } from './chart-svg.js';

describe('a chart over days', () => {
  const chart = (values: readonly number[]) =>
    String(
      dayChart({
        ...{ name: 'Money', days: ['2026-01-05', '2026-01-06'], ceiling: null },
        ...{ lines: [{ name: 'Protected', role: 'protected', look: 'dashed', values }] },
        ...{ format: formatDollars, tick: formatShortDollars },
      }),
    );
  /** Height of each grid line by what stands at it. */
  const gridOf = (svg: string) => {
    const lines = svg.matchAll(/<line class="grid"[^>]* y1="([\d.]+)"[^>]*\/><text[^>]*>([^<]+)<\/text/g);
    return Object.fromEntries([...lines].map(([, y, text]) => [text as string, Number(y)]));
  };
  const lastPoint = (svg: string) => Number(/<circle[^>]* cy="([\d.]+)"/.exec(svg)?.[1]);

  it('begins at zero where nothing is lost', () => {
    expect(Object.keys(gridOf(chart([100, 17_000])))).toEqual(['$0', '$6K', '$12K', '$18K']);
  });

  it('shows a loss below zero, at the place of its value', () => {
    const svg = chart([500, -1_500]);
    const grid = gridOf(svg) as Record<'−$1.5K' | '$0', number>;
    expect(svg).toContain('>−$1,500</text');
    expect(grid['−$1.5K']).toBeGreaterThan(grid.$0);
    expect(lastPoint(svg)).toBeCloseTo(grid['−$1.5K']);
  });
});
