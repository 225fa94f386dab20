import { answerKeyOf, type AnsweredClaim, answerOf, deniedServiceOf, WHOLE_CLAIM } from './answered-claim.js';

const denied: AnsweredClaim = {
  payerId: 'PAY-1',
  placeOfService: '11',
  procedureCodes: ['99213', '93306'],
  submissionDate: '2026-01-05T10:00:00Z',
  billedAmount: 200_00,
  initialStatus: 'denied',
  denialGroup: 'CO',
  denialCarc: '16',
  denialRarcs: ['N265', 'N286'],
  denialLine: 2,
};

describe('the answer of a payer', () => {
  it('is a text of its codes, and is read from it', () => {
    expect(answerKeyOf(denied)).toBe('CO-16 N265 N286');
    expect(answerOf('CO-16 N265 N286')).toEqual({ group: 'CO', carc: '16', rarcs: ['N265', 'N286'] });
    expect(answerOf('PR-96')).toEqual({ group: 'PR', carc: '96', rarcs: [] });
  });

  it('is none for a claim that was not denied, or denied without a code', () => {
    expect(answerKeyOf({ ...denied, initialStatus: 'approved' })).toBeNull();
    expect(answerKeyOf({ ...denied, denialGroup: null })).toBeNull();
    expect(answerKeyOf({ ...denied, denialCarc: null })).toBeNull();
  });

  it('is about the service of its line, or about the whole claim', () => {
    expect(deniedServiceOf(denied)).toBe('93306');
    expect(deniedServiceOf({ ...denied, denialLine: 1 })).toBe('99213');
    expect(deniedServiceOf({ ...denied, denialLine: null })).toBe(WHOLE_CLAIM);
    expect(deniedServiceOf({ ...denied, denialLine: 3 })).toBe(WHOLE_CLAIM);
  });
});
