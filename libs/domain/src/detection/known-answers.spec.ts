import { knownCauseOf } from './known-answers.js';

const isVisit = (code: string) => code.startsWith('992');
const causeOf = (answer: string, procedureCode = '93306', placeOfService = '11') =>
  knownCauseOf({ answer, procedureCode, placeOfService }, isVisit);

describe('the codes of a denial', () => {
  it.each([
    ['CO-5 M77', 'PTN-007'],
    ['CO-96 N776', 'PTN-007'],
    ['CO-97 M15', 'PTN-002'],
    ['CO-97 N390', 'PTN-002'],
    ['CO-16 MA130', 'BG-MISSING'],
    ['CO-16 M119', 'PTN-003'],
    ['CO-16 N265 N286', 'PTN-003'],
    ['CO-16 N286', 'PTN-003'],
    ['CO-16 MA120', 'PTN-003'],
    ['CO-16 N305', 'PTN-003'],
    ['CO-16 N706', 'PTN-003'],
    ['CO-252 N706', 'PTN-003'],
    ['CO-252 M127', 'PTN-003'],
    ['CO-197', 'PTN-004'],
    ['CO-284', 'PTN-004'],
    ['CO-288', 'PTN-004'],
    ['CO-151 N640', 'PTN-005'],
    ['CO-119', 'PTN-005'],
    ['CO-50 N569', 'PTN-006'],
    ['CO-27', 'BG-ELIG'],
    ['CO-31', 'BG-MEMBER'],
    ['CO-109', 'BG-PAYER'],
    ['CO-22', 'BG-COB'],
    ['CO-18', 'BG-DUP'],
    ['CO-29', 'BG-LATE'],
    ['PR-96 N130', 'BG-NONCOV'],
  ])('%s stand for %s', (answer, causeId) => {
    expect(causeOf(answer)).toBe(causeId);
  });

  it('that ask for a modifier mean another cause on a visit than at a place of telehealth', () => {
    expect(causeOf('CO-4 N822', '99213', '11')).toBe('PTN-001');
    expect(causeOf('CO-4 N822', '93306', '10')).toBe('PTN-007');
    expect(causeOf('CO-4 N822', '99213', '02')).toBe('PTN-007');
    expect(causeOf('CO-4 N822', '93306', '11')).toBeNull();
  });

  it.each(['CO-272', 'CO-4', 'CO-16', 'CO-16 N130', 'CO-96', 'CO-97 N706', 'CO-252 N130'])(
    '%s stand for nothing known',
    (answer) => {
      expect(causeOf(answer, '99213')).toBeNull();
    },
  );
});
