import { contractWith, intakeOf, mappingTo, payerBook, payerProfile } from '../testing/payer-book.js';
import { bookabilityOf } from './bookability.js';
import type { PayerBook } from './payer-book.js';
import type { PayerProfile } from './payer-profile.js';

const payer = payerProfile('PAY-1');
const intake = intakeOf('PAY-1', 'I1');

/** A payer with a contract and an Intake that the booking system knows. */
const good = payerBook({
  payers: [payer],
  contracts: [contractWith('PAY-1')],
  instances: [intake],
  mappings: [mappingTo('I1')],
  rulesStand: true,
});
const asked = (book: Partial<PayerBook>, changes: Partial<PayerProfile> = {}) =>
  bookabilityOf({ ...good, ...book }, { ...payer, ...changes });

describe('a payer', () => {
  it.each(['approved', 'pending'] as const)(
    'can be booked when nothing stands in the way and it is %s',
    (statusCode) => {
      expect(asked({}, { statusCode })).toEqual({ bookable: true, obstacles: [], warnings: [] });
    },
  );

  it.each<[string, Partial<PayerBook>, Partial<PayerProfile>, string]>([
    ['suspended', {}, { statusCode: 'suspended' }, 'payer is suspended'],
    ['rejected', {}, { statusCode: 'rejected' }, 'payer is rejected'],
    ['no-contract', { contracts: [] }, {}, 'no contract in force'],
    ['no-contract', { contracts: [contractWith('PAY-1', 'ended')] }, {}, 'no contract in force'],
    ['no-contract', { contracts: [contractWith('PAY-2')] }, {}, 'no contract in force'],
    ['no-intake', { templates: [] }, {}, 'no Intake template'],
    ['no-intake', { instances: [] }, {}, 'no Intake instance'],
    ['no-intake', { instances: [intakeOf('PAY-2', 'I1')] }, {}, 'no Intake instance'],
    ['no-intake', { instances: [{ ...intake, serviceId: 'SVC-follow-up-short' }] }, {}, 'no Intake instance'],
    ['intake-elsewhere', { instances: [{ ...intake, location: 'Office' }] }, {}, 'Intake at Office, not Telehealth'],
    ['intake-other-place', { instances: [{ ...intake, posCode: '02' }] }, {}, 'Intake has place of service 02, not 10'],
    ['missing-mapping', { mappings: [] }, {}, 'missing IntakeQ mapping'],
    ['missing-mapping', { mappings: [mappingTo('I1', 'practiceq')] }, {}, 'missing IntakeQ mapping'],
  ])('cannot be booked: %s', (code, book, changes, detail) => {
    expect(asked(book, changes)).toMatchObject({ bookable: false, obstacles: [{ code, detail }] });
  }); // prettier-ignore

  it('has its obstacles in the order in which they are removed', () => {
    const { obstacles } = asked({ contracts: [], instances: [] }, { statusCode: 'suspended' });
    expect(obstacles.map(({ code }) => code)).toEqual(['suspended', 'no-contract', 'no-intake']);
  });

  it.each<[string, Partial<PayerBook>, Partial<PayerProfile>]>([
    ['duplicate Intake, to be repaired', { instances: [intake, { ...intake, id: 'I2' }] }, {}],
    ['Follow-up, short is not mapped', { instances: [intake, { ...intake, id: 'I2', serviceId: 'SVC-follow-up-short' }] }, {}],
    ['uses the insurance service; set its own if needed', {}, { type: 'Self-Pay' }],
    ['needs attention: its set-up did not finish', {}, { setupFaults: [{ kind: 'intake', part: 'mapping', detail: 'no answer' }] }],
  ])('can be booked, with a warning: %s', (warning, book, changes) => {
    expect(asked(book, changes)).toEqual({ bookable: true, obstacles: [], warnings: [warning] });
  }); // prettier-ignore

  it('that people pay themselves needs no warning when it has an Intake of its own', () => {
    expect(asked({}, { type: 'Self-Pay', mappingOverrides: { intake: 'own' } }).warnings).toEqual([]);
    expect(asked({ mappings: [] }, { type: 'Self-Pay' }).warnings).toEqual([]);
  });
});
