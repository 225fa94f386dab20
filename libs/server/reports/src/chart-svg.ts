import {
  type Axis,
  axisThroughZero,
  formatMonthDay,
  type TimeLine,
  timeGeometry,
  zeroBasedAxis,
} from '@portal/figures';
import { type Html, html } from './html.js';

/** Width of a chart in the units that its text is sized by. */
const WIDTH = 920;
const BAR_ROW = 26;
const BAR_LEFT = 250;
const BAR_RIGHT = 210;
const BAR_HEIGHT = 14;

/** What a chart over days shows. */
export interface DayChart {
  /** What it says, for those who cannot see it. */
  readonly name: string;
  readonly days: readonly string[];
  readonly lines: readonly TimeLine[];
  readonly format: (value: number) => string;
  /** Words of the axis. */
  readonly tick: (value: number) => string;
  /** Highest value that there can be; null where there is none. */
  readonly ceiling: number | null;
  readonly band?: Parameters<typeof timeGeometry>[0]['band'];
  readonly counts?: readonly number[];
}

/** Lines over days, drawn as the dashboard draws them. */
export function dayChart({ name, days, lines, format, tick, ceiling, band, counts }: DayChart): Html {
  const axis = axisOf({ lines, band, ceiling });
  const drawing = {
    days,
    lines,
    band: band ?? null,
    counts: counts ?? null,
    axis,
    floor: axis.ticks[0] ?? 0,
    width: WIDTH,
    height: 180,
  };
  const shape = timeGeometry({ ...drawing, dayNames: true });
  const grid = shape.grid.map(
    ({ value, y }) =>
      html`<line class="grid" x1="${shape.left}" x2="${shape.right}" y1="${y}" y2="${y}" /><text
          text-anchor="end"
          x="${shape.left - 8}"
          y="${y + 4}"
          >${tick(value)}</text
        >`,
  );
  const drawn = shape.lines.map(({ look, role, path }) => html`<path class="line ${look} ${role}" d="${path}" />`);
  const ends = shape.ends.map(
    ({ role, value, x, point, y }) =>
      html`<circle class="${role}" r="3" cx="${x}" cy="${point}" /><text class="v" x="${x + 8}" y="${y + 4}"
          >${format(value)}</text
        >`,
  );
  const bars = shape.counts.map(
    ({ x, y, width, height }) =>
      html`<rect class="learning" x="${x}" y="${y}" width="${width}" height="${height}" rx="1" />`,
  );
  const marks = shape.marks.map(
    ({ day, x }) => html`<text x="${x}" y="${shape.height - 4}">${formatMonthDay(day)}</text>`,
  );
  const area = shape.band === '' ? null : html`<path class="band" d="${shape.band}" />`;
  return svg(name, shape.height, [grid, area, drawn, bars, ends, marks]);
}

/** Rates end at their ceiling at the latest; money may be lost, and goes below zero. */
function axisOf({ lines, band, ceiling }: Pick<DayChart, 'lines' | 'band' | 'ceiling'>): Axis {
  const values = [...lines.map((line) => line.values), band?.low ?? [], band?.high ?? []].flat().map((it) => it ?? 0);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  if (ceiling === null)
    return axisThroughZero(
      values.reduce((least, value) => Math.min(least, value), 0),
      largest,
    );
  const nice = zeroBasedAxis(largest, { smallest: 0.03 });
  return nice.max > ceiling ? zeroBasedAxis(ceiling, { steps: 4, smallest: ceiling }) : nice;
}

/** A bar with its name and its figures. */
export interface Bar {
  readonly name: string;
  readonly size: number;
  /** Where the bar should end; null where nothing is asked of it. */
  readonly target?: number | null;
  readonly figure: string;
  readonly note: string;
}

/** Bars below each other, the longest from edge to edge; a line stands where a bar should end. */
export function barChart(name: string, role: string, bars: readonly Bar[]): Html {
  const longest = bars.reduce((most, { size, target }) => Math.max(most, size, target ?? 0), 0) || 1;
  const width = WIDTH - BAR_LEFT - BAR_RIGHT;
  const rows = bars.map(({ name: label, size, target, figure, note }, index) => {
    const y = index * BAR_ROW + 6;
    const base = y + BAR_HEIGHT - 3;
    const at = BAR_LEFT + (width * (target ?? 0)) / longest;
    return html`<text class="name" text-anchor="end" x="${BAR_LEFT - 10}" y="${base}">${shortened(label)}</text
      ><rect class="ground" x="${BAR_LEFT}" y="${y}" width="${width}" height="${BAR_HEIGHT}" rx="2" /><rect
        class="${role}"
        x="${BAR_LEFT}"
        y="${y}"
        width="${((width * size) / longest).toFixed(1)}"
        height="${BAR_HEIGHT}"
        rx="2"
      />${target === undefined || target === null ? null : html`<line class="target" x1="${at}" x2="${at}" y1="${y - 3}" y2="${y + BAR_HEIGHT + 3}" />`}<text
        class="v"
        x="${BAR_LEFT + width + 12}"
        y="${base}"
        >${figure}</text
      ><text text-anchor="end" x="${WIDTH}" y="${base}">${note}</text>`;
  });
  return svg(name, bars.length * BAR_ROW + 8, rows);
}

function svg(name: string, height: number, parts: Parameters<typeof html>[1]): Html {
  return html`<div class="chart">
    <svg role="img" viewBox="0 0 ${WIDTH} ${height}" aria-label="${name}">${parts}</svg>
  </div>`;
}

/** Names that would run into their bars are cut; the table below has them whole. */
function shortened(name: string): string {
  return name.length > 36 ? `${name.slice(0, 35)}…` : name;
}
