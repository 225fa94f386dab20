import type { Dashboard } from '@portal/contracts';
import type { ClaimLinks, ClaimQueryParams } from './claim-links.js';
import { FEWEST_FOR_RATES } from './dashboard-findings.js';
import { formatCount, formatPercent } from './formats.js';

/** Steps of the color scale. */
const STEPS = 5;
/** Reasons with a column of their own; the rest stand together. */
const OWN_COLUMNS = 7;

/** A cell of the heat map. */
export interface HeatCell {
  readonly key: string;
  readonly text: string;
  /** Step of the color scale; null where too few claims were decided for a rate. */
  readonly step: number | null;
  readonly query: ClaimQueryParams | null;
}

/** A payer's row. */
export interface HeatRow {
  readonly payerId: string;
  readonly payerName: string;
  readonly decided: number;
  readonly query: ClaimQueryParams;
  readonly cells: readonly HeatCell[];
}

/** The heat map: names of its columns, and the payers with the figures in every cell. */
export function heatMap({ payerReasons: { causes, rows } }: Dashboard, links: ClaimLinks) {
  const own = causes.slice(0, OWN_COLUMNS);
  const others = causes.slice(OWN_COLUMNS);
  const columns = [
    ...own.map(({ causeId, name }) => ({ key: causeId, name })),
    ...(others.length > 0 ? [{ key: others.map(({ causeId }) => causeId).join(','), name: 'Other' }] : []),
  ];
  const cellsOf = (row: (typeof rows)[number], key: string) => {
    const within = row.cells.filter(({ causeId }) => key.split(',').includes(causeId));
    const [claims, share] = [sum(within.map(({ denied }) => denied)), sum(within.map((cell) => cell.share ?? 0))];
    return { claims, share };
  };
  const known = rows.filter(({ decided }) => decided >= FEWEST_FOR_RATES);
  const top = Math.max(0.01, ...known.flatMap((row) => columns.map(({ key }) => cellsOf(row, key).share)));
  return {
    columns,
    rows: rows.map((row): HeatRow => {
      const { payerId, payerName, decided } = row;
      const rates = decided >= FEWEST_FOR_RATES;
      const cells = columns.map(({ key }) => {
        const { claims, share } = cellsOf(row, key);
        return {
          key,
          text: rates ? formatPercent(share) : formatCount(claims),
          step: rates ? Math.min(STEPS - 1, Math.floor((share / top) * STEPS)) : null,
          query: claims === 0 ? null : links.denied({ payerId, patternId: key }),
        };
      });
      return { payerId, payerName, decided, query: links.decided({ payerId }), cells };
    }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
