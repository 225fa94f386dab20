import { readCsv } from './csv/read-csv.js';
import { ANSWERS_AT_MOST, CLAIMS_AT_MOST } from './reading/limits.js';
import { interchangeText, professional, remittance } from './testing/interchange-text.js';
import { problemOf } from '@portal/domain/testing';
import { read835 } from './x12-835/read835.js';
import { read837 } from './x12-837/read837.js';

const times = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);

describe('a file of more than is taken is refused', () => {
  it('for its claims', () => {
    const text = interchangeText([professional(times(CLAIMS_AT_MOST + 1, 'CLM*A-1*1'))]);
    expect(problemOf(() => read837(text)).message).toBe('The file holds more than 100000 claims.');
  });

  it('for its answers', () => {
    const text = interchangeText([remittance(times(ANSWERS_AT_MOST + 1, 'CLP*A-1*1*1*1'))]);
    expect(problemOf(() => read835(text)).message).toBe('The file holds more than 100000 answers.');
  });

  it('for its claims as CSV', () => {
    const header = 'claim_number,patient_name,submitted_at,date_of_service,procedure_code,charge';
    const rows = times(CLAIMS_AT_MOST + 1, null).map((_, index) => `${index},,,,,`);
    expect(problemOf(() => readCsv([header, ...rows].join('\n'))).message).toBe(
      'The file holds more than 100000 claims.',
    );
  });
});
