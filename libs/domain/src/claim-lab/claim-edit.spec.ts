import { type ClaimEdit, editInWords, FIELD_WORDS, FILLABLE_FIELDS } from './claim-edit.js';

describe('a change in words', () => {
  it.each<[ClaimEdit, string]>([
    [{ kind: 'add-modifier', line: 2, modifier: '25' }, 'modifier 25 on line 2'],
    [{ kind: 'remove-modifier', line: 1, modifier: '95' }, 'modifier 95 off line 1'],
    [{ kind: 'set-units', line: 1, units: 1 }, '1 unit on line 1'],
    [{ kind: 'set-units', line: 3, units: 2 }, '2 units on line 3'],
    [{ kind: 'change-code', line: 1, procedureCode: '99213' }, 'code 99213 on line 1'],
    [{ kind: 'drop-line', line: 2 }, 'line 2 dropped'],
    [{ kind: 'point-diagnosis', line: 1, diagnosisCode: 'E11.9' }, 'line 1 points at E11.9'],
    [{ kind: 'set-place', placeOfService: '10' }, 'place of service 10'],
    [{ kind: 'fill-in', field: 'referralNumber' }, 'referral number'],
    [{ kind: 'fill-in', field: 'ndc', line: 2 }, 'drug code for line 2'],
  ])('%j', (edit, words) => {
    expect(editInWords(edit)).toBe(words);
  });

  it('calls every field by a name of its own', () => {
    expect(Object.keys(FIELD_WORDS).sort()).toEqual([...FILLABLE_FIELDS].sort());
    expect(new Set(Object.values(FIELD_WORDS)).size).toBe(FILLABLE_FIELDS.length);
  });
});
