import fc from 'fast-check';
import { planBackfill, changeBook, changesOf, countPlan } from './backfill-plan.js';
import { findDuplicates, servicesListedTwice } from './backfill-repairs.js';
import { BACKFILL_STRATEGIES, reasonToLeaveOut } from './backfill-strategy.js';
import { bookabilityOf, visitStates } from './bookability.js';
import type { PayerBook } from './payer-book.js';
import { PAYER_STATUSES, PAYER_TYPES, type PayerProfile, VISIT_KINDS } from './payer-profile.js';

const nameId = (table: string, name: string) => `${table}/${name}`;
const templates = VISIT_KINDS.map((kind) => ({
  kind,
  serviceId: `service ${kind}`,
  serviceName: ` ${kind}`,
  location: 'Telehealth',
  posCode: '10',
  system: 'intakeq' as const,
  externalId: `external ${kind}`,
  durationMinutes: 30,
}));
const services = [
  ...templates.map(({ serviceId, serviceName }) => ({ id: serviceId, name: serviceName, durationMinutes: 30 })),
  { id: 'injection', name: 'Injection', durationMinutes: 30 },
  { id: 'again', name: 'FOLLOW-UP-SHORT ', durationMinutes: 30 },
];

const payer = (number: number, part: Partial<PayerProfile>): PayerProfile => ({
  id: `PAY-${number}`,
  name: `Payer ${number}`,
  type: 'Private',
  statusCode: 'approved',
  mappingOverrides: {},
  setupFaults: [],
  createdAt: '',
  updatedAt: '',
  ...part,
});

/** Books in any disorder that the tables allow before their rules stand. */
const anyBook: fc.Arbitrary<PayerBook> = fc
  .record({
    payers: fc.array(
      fc.record({
        type: fc.constantFrom(...PAYER_TYPES),
        statusCode: fc.constantFrom(...PAYER_STATUSES),
        mappingOverrides: fc.constantFrom({}, { intake: 'own' }),
        contract: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    instances: fc.array(
      fc.record({
        serviceId: fc.constantFrom(...services.map(({ id }) => id)),
        payer: fc.option(fc.nat({ max: 4 })),
        location: fc.constantFrom('Telehealth', 'Telehealth', 'Office'),
        posCode: fc.constantFrom('10', '10', '11'),
        age: fc.nat({ max: 3 }),
        mapped: fc.boolean(),
        appointments: fc.constantFrom(0, 0, 0, 2),
      }),
      { maxLength: 25 },
    ),
  })
  .map(({ payers, instances }) => ({
    payers: payers.map(({ contract: _, ...part }, number) => payer(number, part)),
    contracts: payers.flatMap(({ contract }, number) =>
      contract ? [{ providerId: 'PRV-001', payerId: `PAY-${number}`, status: 'active' as const }] : [],
    ),
    services,
    instances: instances.map(({ payer: number, serviceId, location, posCode, age }, index) => ({
      id: `I${String(index).padStart(2, '0')}`,
      payerId: number === null ? null : `PAY-${number % payers.length}`,
      createdAt: `2026-01-0${age + 1}`,
      ...{ serviceId, location, posCode },
    })),
    mappings: instances.flatMap(({ mapped }, index) => {
      const instance = `I${String(index).padStart(2, '0')}`;
      return mapped
        ? [{ id: `M${index}`, serviceInstanceId: instance, system: 'intakeq' as const, externalId: 'x' }]
        : [];
    }),
    templates,
    appointments: new Map(
      instances.map(({ appointments }, index) => [`I${String(index).padStart(2, '0')}`, appointments] as const),
    ),
    rulesStand: false,
  }));

const anyStrategy = fc.constantFrom(...BACKFILL_STRATEGIES);
const after = (book: PayerBook, strategy: (typeof BACKFILL_STRATEGIES)[number]) =>
  changeBook(book, changesOf(planBackfill(book, strategy, nameId).groups), '2026-02-01');
const total = (book: PayerBook) => [...book.appointments.values()].reduce((sum, number) => sum + number, 0);

describe('a backfill, on any book', () => {
  it('leaves each payer of its strategy with exactly the template’s instances, all mapped', () => {
    fc.assert(
      fc.property(anyBook, anyStrategy, (book, strategy) => {
        const done = after(book, strategy);
        for (const each of done.payers.filter((one) => reasonToLeaveOut(book, one, strategy) === null))
          for (const { instances, mapped } of visitStates(done, each.id))
            expect([instances.length, mapped]).toEqual([1, true]);
      }),
    );
  });

  it('has nothing to do a second time', () => {
    fc.assert(
      fc.property(anyBook, anyStrategy, (book, strategy) => {
        const done = after(book, strategy);
        expect(changesOf(planBackfill(done, strategy, nameId).groups)).toEqual([]);
      }),
    );
  });

  it('leaves neither duplicates nor services that are listed twice, and no payer loses a visit', () => {
    fc.assert(
      fc.property(anyBook, anyStrategy, (book, strategy) => {
        const done = after(book, strategy);
        expect([findDuplicates(done), servicesListedTwice(done)]).toEqual([[], []]);
        for (const each of book.payers.filter((one) => bookabilityOf(book, one).bookable))
          expect(bookabilityOf(done, each).bookable).toBe(true);
      }),
    );
  });

  it('removes no instance that appointments refer to unless they move, and loses no appointment', () => {
    fc.assert(
      fc.property(anyBook, anyStrategy, (book, strategy) => {
        const done = after(book, strategy);
        const left = new Set(done.instances.map(({ id }) => id));
        for (const [id, number] of done.appointments) if (number > 0) expect(left).toContain(id);
        expect(total(done)).toBe(total(book));
      }),
    );
  });

  it('sets the rules exactly when the rows obey them', () => {
    fc.assert(
      fc.property(anyBook, anyStrategy, (book, strategy) => {
        const done = after(book, strategy);
        expect(done.rulesStand).toBe(done.instances.every(({ payerId }) => payerId !== null));
      }),
    );
  });

  it('counts what it does', () => {
    fc.assert(
      fc.property(anyBook, anyStrategy, (book, strategy) => {
        const counts = countPlan(book, planBackfill(book, strategy, nameId));
        expect(counts.instancesAfter).toBe(counts.instancesBefore + counts.instancesAdded - counts.instancesRemoved);
      }),
    );
  });

  it('uses a payer’s own id where it has one', () => {
    const book: PayerBook = {
      ...{ services, templates, instances: [], mappings: [], appointments: new Map(), rulesStand: true },
      payers: [payer(1, { mappingOverrides: { intake: 'own' } })],
      contracts: [{ providerId: 'PRV-001', payerId: 'PAY-1', status: 'active' }],
    };
    expect(after(book, 'safe').mappings.map(({ externalId }) => externalId)).toEqual([
      'own',
      'external follow-up-short',
      'external follow-up-extended',
    ]);
  });
});
