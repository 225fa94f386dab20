import type { Dashboard } from '@portal/contracts';
import { claimLinks } from './claim-links.js';
import { heatMap } from './heat-cells.js';

const causes = Array.from({ length: 9 }, (_, index) => ({
  causeId: `PTN-00${index + 1}`,
  name: `Reason ${index + 1}`,
}));
const cells = (decided: number, denied: readonly number[]) =>
  causes.map(({ causeId }, index) => ({ causeId, denied: denied[index] ?? 0, share: (denied[index] ?? 0) / decided }));
const board = {
  runId: 'RUN-1',
  asOf: '2026-02-01T00:00:00Z',
  period: { from: '2026-01-01', to: '2026-01-31', name: 'month', days: 31 },
  payerReasons: {
    causes,
    rows: [
      {
        payerId: 'PAY-1',
        payerName: 'Large',
        decided: 100,
        denied: 16,
        cells: cells(100, [10, 0, 0, 0, 0, 0, 0, 4, 2]),
      },
      { payerId: 'PAY-2', payerName: 'Small', decided: 29, denied: 3, cells: cells(29, [3]) },
    ],
  },
} as unknown as Dashboard;

describe('the heat map', () => {
  const { columns, rows } = heatMap(board, claimLinks(board, {}));

  it('has a column for each of the first reasons and one for the rest', () => {
    expect(columns.map(({ name }) => name).slice(-2)).toEqual(['Reason 7', 'Other']);
    expect(rows[0]?.cells.at(-1)).toMatchObject({ text: '6.0%', query: { patternId: 'PTN-008,PTN-009' } });
  });

  it('shows rates with their step of color, and counts where there are too few claims', () => {
    expect(rows[0]?.cells[0]).toMatchObject({ text: '10.0%', step: 4 });
    expect(rows[1]?.cells[0]).toMatchObject({ text: '3', step: null });
  });

  it('leads nowhere from a cell without a claim', () => {
    expect(rows[0]?.cells[1]).toMatchObject({ text: '0.0%', query: null });
    expect(rows[0]?.cells[0]?.query).toMatchObject({ payerId: 'PAY-1', patternId: 'PTN-001', initialStatus: 'denied' });
  });
});
