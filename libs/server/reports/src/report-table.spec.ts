import type { DataColumn } from '@portal/figures';
import { figureTable } from './report-table.js';

const counts = (number: number): DataColumn[] =>
  Array.from({ length: number }, (_, index) => ({ name: `Count ${index}`, kind: 'count' }));

describe('a table of the report', () => {
  it('is marked as wide where its columns would be cut on paper', () => {
    const looks = [10, 11].map((number) =>
      /class="(scroll[^"]*)"/.exec(String(figureTable('Counts', { columns: counts(number), rows: [] }, ''))),
    );
    expect(looks.map((look) => look?.[1])).toEqual(['scroll', 'scroll wide']);
  });

  it('keeps short texts and days on one line, and long ones wide enough to be read', () => {
    const columns: DataColumn[] = [
      { name: 'Day', kind: 'day' },
      { name: 'Basis', kind: 'text' },
      { name: 'Definition', kind: 'text' },
      { name: 'Claims', kind: 'count' },
    ];
    const rows = [{ values: ['2026-01-05', '199 of 700', 'claims denied at the first answer ÷ claims answered', 7] }];
    const table = String(figureTable('Figures', { columns, rows }, ''));
    expect(table).toMatch(/<th scope="row" class="short">\s*Mon, Jan 5, 2026\s*<\/th>/);
    expect(table).toContain('<td class="short">199 of 700</td>');
    expect(table).toMatch(/<td class="long">claims denied/);
    expect(table).toContain('<td class="num">7</td>');
  });
});
