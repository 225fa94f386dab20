import { csvTemplate } from './csv/csv-template.js';
import { readClaimFile } from './read-claim-file.js';
import { CLAIM_SEGMENTS } from './testing/claim-fixture.js';
import { interchangeText, professional, remittance } from './testing/interchange-text.js';
import { problemOf } from '@portal/domain/testing';

const ANSWER = remittance(['DTM*405*20260316', 'CLP*A-1*1*10*10**12']);

describe('a file', () => {
  it.each([
    ['professional claims', interchangeText([professional(CLAIM_SEGMENTS)]), 'x12-837', 1, 0],
    ['claims after blank lines', `\uFEFF\n\n${interchangeText([professional(CLAIM_SEGMENTS)])}`, 'x12-837', 1, 0],
    ['answers of payers', interchangeText([ANSWER]), 'x12-835', 0, 1],
    ['CSV', csvTemplate(), 'csv', 2, 2],
    ['CSV of a spreadsheet', `\uFEFF${csvTemplate()}`, 'csv', 2, 2],
  ])('is known for %s by what is in it', (_, text, format, claims, answers) => {
    const reading = readClaimFile('march.txt', text);
    expect([reading.format, reading.claims.length, reading.answers.length]).toEqual([format, claims, answers]);
    expect(reading.errors).toBe(0);
  });

  it.each([
    ['an answer of status', '277', 'The file holds transaction set 277, an answer of claim status.'],
    ['an acknowledgment', '999', 'The file holds transaction set 999, an acknowledgment.'],
    ['something else', '850', 'The file holds transaction set 850.'],
    ['nothing that has a name', 'constructor', 'The file holds transaction set constructor.'],
  ])('is refused when it holds %s', (_, set, message) => {
    const text = interchangeText([{ set, guide: '', segments: [] }]);
    const problem = problemOf(() => readClaimFile('status.txt', text));
    expect(problem.code).toBe('invalid-input');
    expect(problem.message).toBe(
      `${message} Supported are professional claims (X12 837), payers’ answers (X12 835) and CSV with a column claim_number.`,
    );
    expect(problem.extensions).toEqual({ file: 'status.txt' });
  });

  it.each([
    ['is empty', ' \n', 'The file is empty.'],
    ['is a page', '<html>claim</html>', 'The format of the file is not supported.'],
    ['is CSV of something else', 'id,name\n1,claim_number\n', 'The format of the file is not supported.'],
    ['begins in the midst of X12', 'GS*HC*A*B~ST*837*1~', 'The file does not begin with an ISA segment.'],
    ['is cut off in its ISA', 'ISA*00*   ', 'The ISA segment is cut off or not of its form.'],
    ['lacks columns', 'claim_number,charge\n', 'The header lacks patient_name'],
  ])('is refused by its name when it %s', (_, text, message) => {
    const problem = problemOf(() => readClaimFile('march.txt', text));
    expect(problem).toMatchObject({ code: 'invalid-input', extensions: { file: 'march.txt' } });
    expect(problem.message).toContain(message);
    expect(problem.problems.length).toBeGreaterThan(0);
  });
});
