import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CSV_COLUMNS } from './columns.js';

it('the guide to claim files describes every column of CSV, and no other', () => {
  const guide = readFileSync(join(__dirname, '../../../../docs/claim-files.md'), 'utf8');
  const [, table = ''] = guide.split('## Columns of a CSV file');
  const told = table.split('\n').filter((row) => row.startsWith('| `'));
  expect(told).toEqual(
    CSV_COLUMNS.map(
      ({ name, about, required, description }) =>
        `| \`${name}\` | ${about} | ${required ? 'yes' : ''} | ${description} |`,
    ),
  );
});
