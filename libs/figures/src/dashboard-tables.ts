import type { Dashboard } from '@portal/contracts';
import type { DataTable } from './data-table.js';
import type { ClaimLinks } from './claim-links.js';
import { formatDuration } from './formats.js';
import { basisText, figureText } from './metric-words.js';
import { trendText } from './trend-words.js';

/** The tiles as rows. */
export function figuresTable({ tiles }: Dashboard): DataTable {
  return {
    columns: [
      { name: 'Figure', kind: 'text' },
      { name: 'Shown as', kind: 'text' },
      { name: 'Basis', kind: 'text' },
      { name: 'Value', kind: 'decimal' },
      { name: 'Period before', kind: 'decimal' },
    ],
    rows: tiles.map((tile) => {
      const inPercent = (value: number | null) => (value === null || tile.unit !== 'share' ? value : 100 * value);
      return {
        values: [tile.name, figureText(tile), basisText(tile), inPercent(tile.value), inPercent(tile.previous)],
      };
    }),
  };
}

/** Denial and clean claim rates day by day. */
export function ratesTable({ daily }: Dashboard, links: ClaimLinks): DataTable {
  return {
    columns: [
      { name: 'Day', kind: 'day' },
      { name: 'Decided', kind: 'count' },
      { name: 'Denied', kind: 'count' },
      { name: 'Denial rate, 7 days', kind: 'percent' },
      { name: 'Period before', kind: 'percent' },
      { name: 'Clean claim rate, 7 days', kind: 'percent' },
    ],
    rows: daily.map((it) => ({
      values: [it.day, it.decided, it.denied, it.denialRate7, it.previousDenialRate7, it.cleanRate7],
      claims: links.denied({}, it.day),
    })),
  };
}

/** Money recovered and protected day by day, with practice. */
export function moneyTable({ daily }: Dashboard, links: ClaimLinks): DataTable {
  return {
    columns: [
      { name: 'Day', kind: 'day' },
      { name: 'Recovered', kind: 'money' },
      { name: 'Recovered so far', kind: 'money' },
      { name: 'Protected so far, estimate', kind: 'money' },
      { name: 'Low', kind: 'money' },
      { name: 'High', kind: 'money' },
      { name: 'Practice sessions', kind: 'count' },
    ],
    rows: daily.map((it) => ({
      values: [
        ...[it.day, it.recovered, it.recoveredTotal],
        ...[it.protectedTotal, it.protectedLow, it.protectedHigh, it.practiceSessions],
      ],
      claims: links.appealed({ status: 'overturned' }, it.day),
    })),
  };
}

/** What became of the decided claims. */
export function flowTable({ flow }: Dashboard, links: ClaimLinks): DataTable {
  return {
    columns: [
      { name: 'Claims', kind: 'text' },
      { name: 'Number', kind: 'count' },
    ],
    rows: [
      { values: ['Decided', flow.decided], claims: links.decided() },
      { values: ['Paid at first', flow.paid], claims: links.decided({ initialStatus: 'approved' }) },
      { values: ['Denied at first', flow.denied], claims: links.denied() },
      { values: ['Appealed', flow.appealed], claims: links.denied({ status: 'appealed,overturned,upheld' }) },
      { values: ['Not appealed yet', flow.notAppealed], claims: links.denied({ status: 'denied' }) },
      { values: ['Overturned and paid', flow.overturned], claims: links.denied({ status: 'overturned' }) },
      { values: ['Appeal waiting', flow.waiting], claims: links.denied({ status: 'appealed' }) },
      { values: ['Upheld', flow.upheld], claims: links.denied({ status: 'upheld' }) },
    ],
  };
}

/** Denied charges by reason, most first. */
export function reasonsTable({ reasons }: Dashboard, links: ClaimLinks): DataTable {
  return {
    columns: [
      { name: 'Reason', kind: 'text' },
      { name: 'Claims', kind: 'count' },
      { name: 'Charges', kind: 'money' },
      { name: 'Share', kind: 'percent' },
      { name: 'Share so far', kind: 'percent' },
    ],
    rows: reasons.map((it) => ({
      values: [it.name, it.claims, it.billed, it.share, it.cumulativeShare],
      claims: links.denied({ patternId: it.causeId }),
    })),
  };
}

/** Decided appeals by reason. */
export function overturnTable({ overturnByReason }: Dashboard, links: ClaimLinks): DataTable {
  return {
    columns: [
      { name: 'Reason', kind: 'text' },
      { name: 'Decided', kind: 'count' },
      { name: 'Won', kind: 'count' },
      { name: 'Share won', kind: 'percent' },
      { name: 'Recovered', kind: 'money' },
    ],
    rows: overturnByReason.map((it) => ({
      values: [it.name, it.decided, it.overturned, it.rate, it.recovered],
      claims: links.appealed({ patternId: it.causeId }),
    })),
  };
}

/** Open charges by age. */
export function ageingTable({ ageing }: Dashboard, links: ClaimLinks): DataTable {
  return {
    columns: [
      { name: 'Days', kind: 'text' },
      { name: 'Claims', kind: 'count' },
      { name: 'Charges', kind: 'money' },
      { name: 'Share', kind: 'percent' },
    ],
    rows: ageing.map((it) => ({
      values: [it.bucket, it.claims, it.billed, it.share],
      claims: links.open(it.fromDays, it.toDays),
    })),
  };
}

/** Denials by payer and reason: every payer and every reason. */
export function heatTable({ payerReasons: { causes, rows } }: Dashboard, links: ClaimLinks): DataTable {
  return {
    columns: [
      { name: 'Payer', kind: 'text' },
      { name: 'Decided', kind: 'count' },
      { name: 'Denied', kind: 'count' },
      ...causes.map(({ name }) => ({ name, kind: 'count' as const })),
    ],
    rows: rows.map((row) => ({
      values: [row.payerName, row.decided, row.denied, ...row.cells.map(({ denied }) => denied)],
      claims: links.denied({ payerId: row.payerId }),
    })),
  };
}

/** Providers with their denial rate. */
export function providersTable({ providers }: Dashboard, links: ClaimLinks): DataTable {
  return {
    columns: [
      { name: 'Provider', kind: 'text' },
      { name: 'Decided', kind: 'count' },
      { name: 'Denied', kind: 'count' },
      { name: 'Denial rate', kind: 'percent' },
      { name: 'Period before', kind: 'percent' },
      { name: 'Charges denied', kind: 'money' },
      { name: 'Trend', kind: 'text' },
    ],
    rows: providers.map((it) => ({
      values: [it.providerName, it.decided, it.denied, it.denialRate, it.previousRate, it.deniedBilled, trendText(it)],
      claims: links.denied({ providerId: it.providerId }),
    })),
  };
}

/** A name and what stands for it. */
export type NamedText = readonly [name: string, text: string];

/**
 * What the figures are of: run, days, how current they are, and the filters in force.
 * @param filters the filters by name, with what was chosen in words
 */
export function boardContext(
  { runId, period, previous, asOf, computedAt, stale, staleSeconds }: Omit<Dashboard, 'tiles'>,
  filters: readonly NamedText[],
): NamedText[] {
  const current = stale ? `Last good figures, ${formatDuration(staleSeconds)} old` : 'Current';
  return [
    ['Run', runId ?? 'None'],
    ['First day', period.from],
    ['Last day', period.to],
    ['First day of the period before', previous.from],
    ['Last day of the period before', previous.to],
    ['Counted up to, simulated', asOf ?? 'Nothing'],
    ['Computed, real', computedAt],
    ['State of the figures', current],
    ...filters,
  ];
}

/**
 * Everything on screen in one table: what the figures are of, then a line for each figure, with the part, the row and the
 * column that it stands in.
 */
export function boardTable(board: Dashboard, links: ClaimLinks, context: readonly NamedText[]): DataTable {
  const parts: readonly (readonly [string, DataTable])[] = [
    ['Figures', figuresTable(board)],
    ['Denial and clean claim rate', ratesTable(board, links)],
    ['Where the claims went', flowTable(board, links)],
    ['Denied dollars by reason', reasonsTable(board, links)],
    ['Appeals won by reason', overturnTable(board, links)],
    ['Recovered and protected', moneyTable(board, links)],
    ['Open charges by age', ageingTable(board, links)],
    ['Payer and reason', heatTable(board, links)],
    ['Providers', providersTable(board, links)],
  ];
  return {
    columns: [
      { name: 'Part', kind: 'text' },
      { name: 'Row', kind: 'text' },
      { name: 'Column', kind: 'text' },
      { name: 'Value', kind: 'decimal' },
      { name: 'Text', kind: 'text' },
    ],
    rows: [
      ...context.map(([name, text]) => ({ values: ['Context', name, null, null, text] })),
      ...parts.flatMap(([part, table]) =>
        table.rows.flatMap(({ values: [row, ...values] }) =>
          values.map((value, index) => {
            const column = table.columns[index + 1];
            const figure = typeof value === 'number' && column?.kind === 'percent' ? 100 * value : value;
            const name = column?.kind === 'percent' ? `${column.name} (%)` : (column?.name ?? '');
            return {
              values: [part, row ?? null, name, typeof figure === 'string' ? null : figure, asText(figure)],
            };
          }),
        ),
      ),
    ],
  };
}

function asText(value: string | number | null): string | null {
  return typeof value === 'string' ? value : null;
}
