import { csvText } from './csv.js';
import { claimLinks } from './claim-links.js';
import * as tables from './dashboard-tables.js';
import { BOARD } from './testing/board.js';

const LINKS = claimLinks(BOARD, {});
const PARTS = [
  tables.figuresTable(BOARD),
  tables.ratesTable(BOARD, LINKS),
  tables.moneyTable(BOARD, LINKS),
  tables.flowTable(BOARD, LINKS),
  tables.reasonsTable(BOARD, LINKS),
  tables.overturnTable(BOARD, LINKS),
  tables.ageingTable(BOARD, LINKS),
  tables.heatTable(BOARD, LINKS),
  tables.providersTable(BOARD, LINKS),
];

describe('the tables of the dashboard', () => {
  it('have a value for each column in every row', () => {
    for (const { columns, rows } of PARTS) {
      expect(rows.length).toBeGreaterThan(0);
      for (const { values } of rows) expect(values).toHaveLength(columns.length);
    }
  });

  it('lead from each row to its claims', () => {
    expect(tables.ageingTable(BOARD, LINKS).rows[1]?.claims).toMatchObject({ submittedTo: '2025-09-16' });
    expect(tables.flowTable(BOARD, LINKS).rows[4]?.claims).toMatchObject({ initialStatus: 'denied', status: 'denied' });
    expect(tables.ratesTable(BOARD, LINKS).rows[0]?.claims).toMatchObject({
      decidedFrom: '2026-01-14',
      decidedTo: '2026-01-14',
    });
  });

  it('make one file of everything on screen, a line for each figure', () => {
    const context = tables.boardContext(BOARD, [['Provider', 'All']]);
    const file = csvText(tables.boardTable(BOARD, LINKS, context)).split('\r\n');
    const figures = PARTS.reduce((sum, { columns, rows }) => sum + rows.length * (columns.length - 1), 0);
    expect(file).toHaveLength(context.length + figures + 2);
    expect(file).toContain('Figures,Initial denial rate,Value,30,,Synthetic');
    expect(file).toContain('Denial and clean claim rate,2026-01-15,"Denial rate, 7 days (%)",21.8,,Synthetic');
    expect(file).toContain('Recovered and protected,2026-01-14,Low,-10,,Synthetic');
    expect(file).toContain('Providers,Valley Medical Associates,Trend,,stable,Synthetic');
  });

  it('begin their file with what they are of, in rows like the others', () => {
    const context = tables.boardContext(BOARD, [['Provider', 'Valley Medical Associates']]);
    expect(
      csvText(tables.boardTable(BOARD, LINKS, context))
        .split('\r\n')
        .slice(1, 10),
    ).toEqual([
      'Context,Run,,,RUN-1,Synthetic',
      'Context,First day,,,2026-01-14,Synthetic',
      'Context,Last day,,,2026-01-15,Synthetic',
      'Context,First day of the period before,,,2026-01-12,Synthetic',
      'Context,Last day of the period before,,,2026-01-13,Synthetic',
      'Context,"Counted up to, simulated",,,2026-01-16T00:00:00Z,Synthetic',
      'Context,"Computed, real",,,2026-11-25T07:00:00Z,Synthetic',
      'Context,State of the figures,,,Current,Synthetic',
      'Context,Provider,,,Valley Medical Associates,Synthetic',
    ]);
  });

  it('say that they are old', () => {
    const old = tables.boardContext({ ...BOARD, stale: true, staleSeconds: 1_200 }, []);
    expect(old).toContainEqual(['State of the figures', 'Last good figures, 20 min old']);
  });
});
