import { contractWith, intakeOf, payerBook, payerProfile } from '../testing/payer-book.js';
import { BACKFILL_CHECKS, type BackfillCheckId, checkBook, idsInUse, type KnownIds } from './backfill-checks.js';
import type { PayerBook } from './payer-book.js';

/** Two payers in good order, the second with an id of its own in the booking system. */
const good = payerBook({
  payers: [payerProfile('A'), payerProfile('B', { mappingOverrides: { intake: 'own-B' } })],
  contracts: [contractWith('A'), contractWith('B')],
  instances: [intakeOf('A', 'I1'), intakeOf('B', 'I2')],
});
const { services, templates } = good;
const IN_USE = ['ext-intake', 'ext-follow-up-short', 'ext-follow-up-extended', 'own-B'];
const known: KnownIds = { ids: new Set(IN_USE) };

/** State and finding of a check of a book that is good but for the changes. */
const checked = (
  id: BackfillCheckId,
  changes: Partial<PayerBook> = {},
  ids: KnownIds = known,
  unknownIds: 'refuse' | 'warn' = 'refuse',
) => {
  const found = checkBook({ ...good, ...changes }, ids, unknownIds).find((check) => check.id === id);
  return [found?.state, found?.finding];
};
const renamed = (name: string) => ({
  services: services.map((each, index) => (index === 0 ? { ...each, name } : each)),
});

describe('the checks before a backfill', () => {
  it('all pass on a book in good order, in the order in which they are listed', () => {
    const checks = checkBook(good, known, 'refuse');
    expect(checks.map(({ id }) => id)).toEqual([...BACKFILL_CHECKS]);
    expect(checks.map(({ state }) => state)).toEqual(BACKFILL_CHECKS.map(() => 'passed'));
    expect(checks.map(({ finding }) => finding)).toEqual(['3 of 3', '4 of 4', '2 of 2', 'none', 'none', 'none']);
    expect(new Set(checks.map(({ label }) => label)).size).toBe(BACKFILL_CHECKS.length);
  });

  it('services: fails where one is missing or has another name, whatever case and spaces', () => {
    expect(checked('services', renamed(' INTAKE '))).toEqual(['passed', '3 of 3']);
    expect(checked('services', renamed(' Injection '))).toEqual([
      'failed',
      'SVC-intake is called "Injection", not "Intake"',
    ]);
    expect(checked('services', { services: services.slice(2) })).toEqual([
      'failed',
      'Intake (SVC-intake) is missing; Follow-up, short (SVC-follow-up-short) is missing',
    ]);
  });

  it('booking ids: unknown ones stop it or are only told, as was asked for', () => {
    const some: KnownIds = { ids: new Set(['ext-intake', 'ext-follow-up-extended']) };
    const finding = 'unknown: ext-follow-up-short, own-B';
    expect(checked('booking-ids', {}, some, 'refuse')).toEqual(['failed', finding]);
    expect(checked('booking-ids', {}, some, 'warn')).toEqual(['warning', finding]);
  });

  it('booking ids: where nobody could be asked it only warns when there is nobody to ask', () => {
    const unverified = (connected: boolean): KnownIds => ({ unverified: 'no answer', connected });
    expect(checked('booking-ids', {}, unverified(true), 'refuse')).toEqual(['failed', 'no answer']);
    expect(checked('booking-ids', {}, unverified(true), 'warn')).toEqual(['warning', 'no answer']);
    expect(checked('booking-ids', {}, unverified(false), 'refuse')).toEqual(['warning', 'no answer']);
  });

  it('contracts: warns of payers without one in force, by name', () => {
    expect(checked('contracts', { contracts: [contractWith('A')] })).toEqual(['warning', '1 of 2; none with Payer B']);
    expect(checked('contracts', { contracts: [contractWith('A', 'ended')] })).toEqual([
      'warning',
      '0 of 2; none with Payer A, Payer B',
    ]);
  });

  it('duplicates: tells how many will be repaired', () => {
    const instances = [...good.instances, intakeOf('A', 'I3'), intakeOf('A', 'I4'), intakeOf('B', 'I5')];
    expect(checked('duplicates', { instances })).toEqual(['passed', '2, repaired in step 1']);
  });

  it('orphans: warns only where appointments keep some', () => {
    const instances = [...good.instances, intakeOf(null, 'I3'), intakeOf(null, 'I4')];
    expect(checked('orphans', { instances })).toEqual(['passed', '2, no appointments']);
    expect(
      checked('orphans', {
        instances,
        appointments: new Map([
          ['I3', 0],
          ['I1', 5],
        ]),
      }),
    ).toEqual(['passed', '2, no appointments']);
    expect(checked('orphans', { instances, appointments: new Map([['I4', 1]]) })).toEqual([
      'warning',
      '2, 1 with appointments: kept, and no rule can be set',
    ]);
  });

  it('service names: tells of services that are listed twice', () => {
    const again = { id: 'SVC-again', name: 'intake ', durationMinutes: 30 };
    expect(checked('service-names', { services: [...services, again] })).toEqual(['passed', '1, merged in step 1']);
  });
});

describe('the ids in the booking system that a backfill would use', () => {
  it('are those of the templates and those of the payers, each once', () => {
    expect([...idsInUse(good)]).toEqual(IN_USE);
    const nobody = idsInUse({ templates, payers: [] });
    expect([...nobody]).toEqual(IN_USE.slice(0, 3));
    const twice = [
      payerProfile('A', { mappingOverrides: { intake: 'own' } }),
      payerProfile('B', { mappingOverrides: { intake: 'own' } }),
    ];
    expect([...idsInUse({ templates, payers: twice })]).toEqual([...IN_USE.slice(0, 3), 'own']);
  });
});
