import { csvText } from './csv.js';
import type { DataTable } from './data-table.js';

const TABLE: DataTable = {
  columns: [
    { name: 'Reason', kind: 'text' },
    { name: 'Claims', kind: 'count' },
    { name: 'Charges', kind: 'money' },
    { name: 'Share', kind: 'percent' },
  ],
  rows: [
    { values: ['Missing Modifier 25', 1171, 57477.5, 0.1234567] },
    { values: ['Records, "late"', 0, null, null], synthetic: false },
  ],
};

describe('a table as a file', () => {
  it('holds plain numbers, shares in percent, and nothing for what is not known', () => {
    expect(lines(TABLE)).toEqual([
      '\uFEFFReason,Claims,Charges,Share (%),Data',
      'Missing Modifier 25,1171,57477.50,12.35,Synthetic',
      '"Records, ""late""",0,,,Imported',
      '',
    ]);
  });

  it('marks rows that do not say what they are as what the table is', () => {
    expect(csvText(TABLE, false).match(/Synthetic|Imported/g)).toEqual(['Imported', 'Imported']);
  });

  it.each(['=1+1', '+1', '-1', '@name'])('gives a spreadsheet no formula to run: %s', (text) => {
    const table: DataTable = { columns: [{ name: 'Name', kind: 'text' }], rows: [{ values: [text] }] };
    expect(lines(table)[1]).toBe(`'${text},Synthetic`);
  });
});

function lines(table: DataTable): string[] {
  return csvText(table).split('\r\n');
}
