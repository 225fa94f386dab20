import { type ClaimEdit, editInWords, FIELD_WORDS, FILLABLE_FIELDS, isMemberNumber } from './claim-edit.js';

describe('a change in words', () => {
  it.each<[ClaimEdit, string]>([
    [{ kind: 'add-modifier', line: 2, modifier: '25' }, 'add modifier 25 to line 2'],
    [{ kind: 'remove-modifier', line: 1, modifier: '95' }, 'take modifier 95 off line 1'],
    [{ kind: 'set-units', line: 1, units: 1 }, 'bill 1 unit on line 1'],
    [{ kind: 'set-units', line: 3, units: 2 }, 'bill 2 units on line 3'],
    [{ kind: 'change-code', line: 1, procedureCode: '99213' }, 'bill code 99213 on line 1'],
    [{ kind: 'drop-line', line: 2 }, 'drop line 2'],
    [{ kind: 'point-diagnosis', line: 1, diagnosisCode: 'E11.9' }, 'point line 1 at E11.9'],
    [{ kind: 'set-place', placeOfService: '10' }, 'set the place of service to 10'],
    [{ kind: 'fill-in', field: 'referralNumber' }, 'add the referral number'],
    [{ kind: 'fill-in', field: 'ndc', line: 2 }, 'add the drug code for line 2'],
    [{ kind: 'fill-in', field: 'primaryRemittanceNumber' }, 'add the remittance of the first payer'],
    [{ kind: 'fill-in', field: 'payerId' }, 'send the claim to the payer that covers the patient'],
    [{ kind: 'fill-in', field: 'attachmentControlNumber' }, 'send the record along'],
  ])('%j', (edit, words) => {
    expect(editInWords(edit)).toBe(words);
  });

  it('calls every field by a name of its own', () => {
    expect(Object.keys(FIELD_WORDS).sort()).toEqual([...FILLABLE_FIELDS].sort());
    expect(new Set(Object.values(FIELD_WORDS)).size).toBe(FILLABLE_FIELDS.length);
  });
});

describe('a member number', () => {
  it.each(['ZZ0121234567', 'a1b2c', '12345', 'A'.repeat(20)])('may be %s', (text) => {
    expect(isMemberNumber(text)).toBe(true);
  });

  it.each(['x!', '1234', 'A'.repeat(21), 'ZZ 012123', 'NEW-4711', ''])('is not %p', (text) => {
    expect(isMemberNumber(text)).toBe(false);
  });
});
