import type { ClaimFileFinding, ClaimImport, ClaimParty } from '@portal/contracts';
import { LONGEST_SET_NAME } from '@portal/domain';
import { ApiProblem } from '@portal/web/data';
import {
  checkedWords,
  findingRows,
  importProblem,
  missingFor,
  partiesAfter,
  setNameOf,
  spanWords,
  steadyParties,
  withFiles,
} from './claim-import-words.js';

const party = (key: string, how: ClaimParty['how'], standsFor: string | null = null): ClaimParty => ({
  ...{ key, name: key, claims: 1, standsFor, how },
});
const NOTHING_MISSING = { claims: 3, errors: 0, providers: [party('A', 'id')], payers: [party('B', 'chosen')] };
const NAMED = { name: 'March', skipFaulty: false };

describe('the name of a set', () => {
  it.each([
    ['january.837', 'january'],
    ['era.2026-03-16.835', 'era.2026-03-16'],
    ['.csv', '.csv'],
    ['claims', 'claims'],
    [`${'x'.repeat(100)}.csv`, 'x'.repeat(LONGEST_SET_NAME)],
  ])('after %s is %s', (name, expected) => {
    expect(setNameOf([{ name }, { name: 'other.835' }])).toBe(expected);
  });

  it('is empty without files', () => {
    expect(setNameOf([])).toBe('');
  });
});

it('a file that was mended takes the place of the one with its name', () => {
  const [old, other, mended] = [{ name: 'a.837' }, { name: 'b.835' }, { name: 'a.837' }];
  const files = withFiles([old, other], [mended]);
  expect(files).toHaveLength(2);
  expect(files[0]).toBe(mended);
  expect(files[1]).toBe(other);
});

describe('parties', () => {
  it('are those who were chosen as soon as they are', () => {
    const [known, stranger, back] = partiesAfter(
      [party('A', 'id', 'PRV-001'), party('B', 'unknown'), party('C', 'chosen', 'PRV-003')],
      { B: 'PRV-002' },
    );
    expect(known).toMatchObject({ how: 'id', standsFor: 'PRV-001' });
    expect(stranger).toMatchObject({ how: 'chosen', standsFor: 'PRV-002' });
    expect(back).toMatchObject({ how: 'unknown', standsFor: null });
  });

  it('stand with strangers first, and stay where they are when these become known', () => {
    const first = steadyParties(
      [],
      [party('A', 'id'), party('B', 'unknown'), party('C', 'name'), party('D', 'unknown')],
    );
    expect(first.map(({ key }) => key)).toEqual(['B', 'D', 'A', 'C']);
    const then = steadyParties(first, [
      party('A', 'id'),
      party('B', 'chosen'),
      party('C', 'name'),
      party('D', 'unknown'),
    ]);
    expect(then.map(({ key, how }) => `${key} ${how}`)).toEqual(['B chosen', 'D unknown', 'A id', 'C name']);
  });

  it('are ordered anew when others come', () => {
    const before = [party('B', 'chosen'), party('A', 'id')];
    const parties = [party('A', 'id'), party('B', 'chosen'), party('E', 'unknown')];
    expect(steadyParties(before, parties).map(({ key }) => key)).toEqual(['E', 'A', 'B']);
  });
});

describe('the days of a set', () => {
  it.each([
    ['2026-01-05', '2026-02-01', 'Jan 5 to Feb 1, 2026'],
    ['2026-01-05', '2026-01-05', 'Jan 5, 2026'],
    ['2025-12-20', '2026-01-05', 'Dec 20, 2025 to Jan 5, 2026'],
    [null, null, ''],
  ])('%s to %s are %j', (firstDay, lastDay, words) => {
    expect(spanWords({ firstDay, lastDay })).toBe(words);
  });
});

describe('findings', () => {
  const finding = (place: number, message: string): ClaimFileFinding => ({
    ...{ file: 'a.837', severity: 'error', place: `segment ${place}`, claimNumber: null, field: 'payer', message },
  });
  const all = [finding(1, 'odd'), finding(2, 'many'), finding(3, 'odd'), ...[4, 5, 6].map((at) => finding(at, 'many'))];

  it('are listed one by one where they are few; of many the first stands for all', () => {
    expect(findingRows(all, new Set()).map(({ place, others }) => [place, others])).toEqual([
      ['segment 1', 0],
      ['segment 3', 0],
      ['segment 2', 3],
    ]);
  });

  it('are all listed of a kind that was opened', () => {
    const opened = new Set(findingRows(all, new Set()).map(({ kind }) => kind));
    expect(findingRows(all, opened).map(({ place }) => place)).toEqual([1, 3, 2, 4, 5, 6].map((at) => `segment ${at}`));
  });
});

describe('what keeps an import back', () => {
  it.each([
    [{}, NAMED, null],
    [{}, { ...NAMED, name: '' }, 'Give the set a name.'],
    [{ claims: 0 }, NAMED, 'There is no claim in the files. Remittances alone cannot be stored.'],
    [{ claims: 0, errors: 2 }, NAMED, 'No claim of the files can be stored: each has an error.'],
    [{ errors: 1 }, NAMED, 'There is 1 error. Mend the files, or leave the claims out.'],
    [{ errors: 2 }, { ...NAMED, skipFaulty: true }, null],
    [
      { errors: 2, payers: [party('C', 'unknown')] },
      NAMED,
      'Choose who stands for the one whom the portal does not know, or leave their claims out.',
    ],
    [
      { claims: 0, errors: 2, payers: [party('C', 'unknown'), party('D', 'unknown')] },
      { ...NAMED, skipFaulty: true },
      'Choose who stands for the 2 whom the portal does not know.',
    ],
    [{ errors: 2, payers: [party('C', 'unknown')] }, { ...NAMED, skipFaulty: true }, null],
  ])('%j with %j: %j', (changes, choices, words) => {
    expect(missingFor({ ...NOTHING_MISSING, ...changes }, choices)).toBe(words);
  });
});

it('what was found in files is one sentence', () => {
  const report = (claims: number, errors: number, warnings: number) => ({ claims, errors, warnings }) as ClaimImport;
  expect(checkedWords(report(1_234, 0, 0))).toBe('1,234 claims can be stored.');
  expect(checkedWords(report(1, 2, 1))).toBe('1 claim can be stored; 2 errors and 1 warning.');
});

describe('a refusal', () => {
  it('is about the file that cannot be read', () => {
    const errors = [{ pointer: '/file', detail: 'The file holds no transaction set (segment 3)' }];
    const problem = new ApiProblem(400, 'Invalid', 'The file holds no transaction set.', errors, { file: 'a.837' });
    expect(importProblem(problem)).toEqual({
      text: 'The file holds no transaction set (segment 3).',
      file: 'a.837',
      runId: null,
    });
  });

  it('leads to the set that stands in the way', () => {
    const problem = new ApiProblem(409, 'Conflict', 'These files are here already.', [], { runId: 'RUN-1' });
    expect(importProblem(problem)).toEqual({ text: 'These files are here already.', file: null, runId: 'RUN-1' });
  });

  it('does not say again what stands in its report', () => {
    const errors = [{ pointer: '/files/a.837/segment 3/CLM02', detail: 'is not what the lines add up to' }];
    const problem = new ApiProblem(400, 'Invalid', 'There is an error in the files.', errors, { report: {} });
    expect(importProblem(problem).text).toBe('There is an error in the files.');
  });

  it('of a file that is too large says what to do', () => {
    expect(importProblem(new ApiProblem(413, 'File too large')).text).toContain('Divide it');
  });
});
