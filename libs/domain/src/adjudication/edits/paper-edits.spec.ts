import {
  bookWith,
  type ClaimChanges,
  claimOf,
  coded,
  found,
  line,
  practiceBook,
  withProcedure,
} from '../../testing/index.js';
import type { PolicyBook } from '../policy-book.js';

describe('a paper that is not there', () => {
  /** Asks for notes with every therapy. */
  const thorough: PolicyBook = {
    ...practiceBook,
    payers: bookWith({ documentationHabits: ['therapy-notes'] }).payers,
  };

  it.each<[string, readonly [string, string[]], string, ClaimChanges]>([
    ['who ordered it', ['70450', []], 'DOC-ORDER', { orderingNpi: '9000000025' }],
    ['who referred to it', ['97802', []], 'DOC-REFER', { referringNpi: '9000000025' }],
    ['the certificate of the laboratory', ['81003', []], 'DOC-CLIA', { cliaNumber: '00D0000001' }],
    ['notes of a service', ['97110', ['GP']], 'DOC-THERAPY', { attachmentControlNumber: 'A1' }],
    ['a record of unusual work', ['69210', ['22']], 'DOC-RECORD', { attachmentControlNumber: 'A1' }],
  ])('is named with the line that asks for it: %s', (_, [code, modifiers], ruleId, changes) => {
    const record = { authorizedRules: ['AUTH-IMG'] };
    const lines = [coded('17000', ['76']), coded(code, modifiers, 2)];
    expect(found(claimOf(lines, { record }), thorough)).toEqual([['DOC', ruleId, 2]]);
    expect(found(claimOf(lines, { record, ...changes }), thorough)).toEqual([]);
  });

  it('is the number of the drug, on the first line of a drug that has none', () => {
    const drug = (lineNumber: number, ndc: string | null) => ({ ...coded('J1885', [], lineNumber), ndc });
    expect(found(claimOf([coded('17000'), drug(2, null)]))).toEqual([['DOC', 'DOC-NDC', 2]]);
    expect(found(claimOf([coded('17000'), drug(2, '00000000001')]))).toEqual([]);
    const twice = withProcedure('J1885', { ndc: true, mue: 2 });
    expect(found(claimOf([drug(1, '00000000001'), { ...drug(2, null), modifiers: ['76'] }]), twice)).toEqual([
      ['DOC', 'DOC-NDC', 2],
    ]);
  });

  it('is named where the line beside it has a code that nobody knows', () => {
    const beside = (code: string) => found(claimOf([coded('00000'), coded(code, [], 2)]), practiceBook);
    expect(beside('J1885')).toContainEqual(['DOC', 'DOC-NDC', 2]);
    expect(beside('97802')).toContainEqual(['DOC', 'DOC-REFER', 2]);
  });

  it('is on no line where the whole claim asks for it: the day of the accident', () => {
    const injury = claimOf([line({ procedureCode: '17000', modifiers: ['76'], diagnosisCodes: ['S52.501A'] })]);
    expect(found(injury)).toEqual([['DOC', 'DOC-INJURY', null]]);
    expect(found({ ...injury, accidentDate: '2026-03-09' })).toEqual([]);
  });
});
