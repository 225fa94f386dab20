import { bookabilityOf } from './bookability.js';
import type { PayerBook } from './payer-book.js';
import type { PayerProfile, ServiceInstance } from './payer-profile.js';
import type { VisitTemplate } from './visit-template.js';

const template = (kind: VisitTemplate['kind']): VisitTemplate => ({
  kind,
  serviceId: `SVC-${kind}`,
  serviceName: kind,
  location: 'Telehealth',
  posCode: '10',
  system: 'intakeq',
  externalId: `ext-${kind}`,
  durationMinutes: 30,
});
const payer: PayerProfile = {
  id: 'PAY-1',
  name: 'Plain Mutual',
  type: 'Private',
  statusCode: 'approved',
  mappingOverrides: {},
  setupFaults: [],
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
};
const instance = (changes: Partial<ServiceInstance> = {}): ServiceInstance => ({
  id: 'I1',
  serviceId: 'SVC-intake',
  payerId: 'PAY-1',
  location: 'Telehealth',
  posCode: '10',
  createdAt: '2026-01-01T00:00:00Z',
  ...changes,
});
const mapping = (serviceInstanceId: string, system: 'intakeq' | 'practiceq' = 'intakeq') => ({
  id: `M-${serviceInstanceId}`,
  serviceInstanceId,
  system,
  externalId: 'ext',
});

/** A payer with a contract and an Intake that the booking system knows. */
const good: PayerBook = {
  payers: [payer],
  contracts: [{ providerId: 'PRV-T1', payerId: 'PAY-1', status: 'active' }],
  services: [],
  instances: [instance()],
  mappings: [mapping('I1')],
  templates: [template('intake'), template('follow-up-short'), template('follow-up-extended')],
  appointments: new Map(),
  rulesStand: true,
};
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
    ['no-contract', { contracts: [{ providerId: 'PRV-T1', payerId: 'PAY-1', status: 'ended' }] }, {}, 'no contract in force'],
    ['no-contract', { contracts: [{ providerId: 'PRV-T1', payerId: 'PAY-2', status: 'active' }] }, {}, 'no contract in force'],
    ['no-intake', { templates: [] }, {}, 'no Intake template'],
    ['no-intake', { instances: [] }, {}, 'no Intake instance'],
    ['no-intake', { instances: [instance({ payerId: 'PAY-2' })] }, {}, 'no Intake instance'],
    ['no-intake', { instances: [instance({ serviceId: 'SVC-follow-up-short' })] }, {}, 'no Intake instance'],
    ['intake-elsewhere', { instances: [instance({ location: 'Office' })] }, {}, 'Intake at Office, not Telehealth'],
    ['intake-other-place', { instances: [instance({ posCode: '02' })] }, {}, 'Intake has place of service 02, not 10'],
    ['missing-mapping', { mappings: [] }, {}, 'missing IntakeQ mapping'],
    ['missing-mapping', { mappings: [mapping('I1', 'practiceq')] }, {}, 'missing IntakeQ mapping'],
  ])('cannot be booked: %s', (code, book, changes, detail) => {
    expect(asked(book, changes)).toMatchObject({ bookable: false, obstacles: [{ code, detail }] });
  }); // prettier-ignore

  it('has its obstacles in the order in which they are removed', () => {
    const { obstacles } = asked({ contracts: [], instances: [] }, { statusCode: 'suspended' });
    expect(obstacles.map(({ code }) => code)).toEqual(['suspended', 'no-contract', 'no-intake']);
  });

  it.each<[string, Partial<PayerBook>, Partial<PayerProfile>]>([
    ['duplicate Intake, to be repaired', { instances: [instance(), instance({ id: 'I2' })] }, {}],
    ['Follow-up, short is not mapped', { instances: [instance(), instance({ id: 'I2', serviceId: 'SVC-follow-up-short' })] }, {}],
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
