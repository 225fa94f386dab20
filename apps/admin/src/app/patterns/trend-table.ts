import type { PatternTrendList } from '@portal/contracts';
import { type DataTable, trendText } from '@portal/figures';

/** The patterns as they are exported. */
export function trendTable(trends: PatternTrendList | null): DataTable {
  return {
    columns: [
      { name: 'Id', kind: 'text' },
      { name: 'Pattern', kind: 'text' },
      { name: 'Code', kind: 'text' },
      { name: 'Claims', kind: 'count' },
      { name: 'Share of decided claims', kind: 'percent' },
      { name: '30 days before', kind: 'percent' },
      { name: 'Trend', kind: 'text' },
      { name: 'Denied charges', kind: 'money' },
      { name: 'Appeals won', kind: 'count' },
      { name: 'Appeals decided', kind: 'count' },
      { name: 'Score', kind: 'count' },
    ],
    rows: (trends?.items ?? []).map((it) => ({
      values: [
        ...[it.id, it.name, `${it.group}-${it.carc}`, it.claims, it.share, it.previousShare, trendText(it)],
        ...[it.deniedBilled, it.appealsWon, it.appealsDecided, it.score],
      ],
    })),
  };
}
