import fc from 'fast-check';
import { contractWith, intakeOf, mappingTo, payerBook, payerProfile } from '../testing/payer-book.js';
import { planBackfill, changeBook, changesOf, countPlan, type PlanException } from './backfill-plan.js';
import { findDuplicates, servicesListedTwice } from './backfill-repairs.js';
import { BACKFILL_STRATEGIES, reasonToLeaveOut, RECOMMENDED_STRATEGY } from './backfill-strategy.js';
import { bookabilityOf, visitStates } from './bookability.js';
import type { PayerBook } from './payer-book.js';
import { PAYER_STATUSES, PAYER_TYPES } from './payer-profile.js';

const nameId = (table: string, name: string) => `${table}/${name}`;
/** Names are as they were entered, spaces and all; one service is listed twice. */
const services = [
  ...payerBook().services.map((service) => ({ ...service, name: ` ${service.name}` })),
  { id: 'injection', name: 'Injection', durationMinutes: 30 },
  { id: 'again', name: 'FOLLOW-UP, SHORT ', durationMinutes: 30 },
];

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
  .map(({ payers, instances: drawn }) => {
    const instances = drawn.map((each, index) => ({ ...each, id: `I${String(index).padStart(2, '0')}` }));
    return payerBook({
      services,
      payers: payers.map(({ contract: _, ...part }, number) => payerProfile(`PAY-${number}`, part)),
      contracts: payers.flatMap(({ contract }, number) => (contract ? [contractWith(`PAY-${number}`)] : [])),
      instances: instances.map(({ id, payer: number, age, serviceId, location, posCode }) =>
        intakeOf(number === null ? null : `PAY-${number % payers.length}`, id, {
          serviceId,
          location,
          posCode,
          createdAt: `2026-01-0${age + 1}`,
        }),
      ),
      mappings: instances.flatMap(({ id, mapped }) => (mapped ? [mappingTo(id)] : [])),
      appointments: new Map(instances.map(({ id, appointments }) => [id, appointments])),
    });
  });

const anyStrategy = fc.constantFrom(...BACKFILL_STRATEGIES);
const after = (book: PayerBook, strategy: (typeof BACKFILL_STRATEGIES)[number]) =>
  changeBook(book, changesOf(planBackfill(book, strategy, nameId).groups), '2026-02-01');
const reasons = (exceptions: readonly PlanException[]) => exceptions.map(({ payerId, reason }) => [payerId, reason]);
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

  it('names each payer that cannot be booked afterwards once: it is left out, or set up and not bookable', () => {
    fc.assert(
      fc.property(anyBook, anyStrategy, (book, strategy) => {
        const { leftOut, notBookable } = planBackfill(book, strategy, nameId);
        const done = after(book, strategy);
        const unable = done.payers.filter((one) => !bookabilityOf(done, one).bookable).map(({ id }) => id);
        expect([...leftOut, ...notBookable].map(({ payerId }) => payerId).sort()).toEqual(unable.sort());
      }),
    );
  });

  it('takes in what the strategies before its own do', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const takenIn = BACKFILL_STRATEGIES.map((strategy) =>
          book.payers.filter((one) => reasonToLeaveOut(book, one, strategy) === null).map(({ id }) => id),
        );
        for (const [index, narrower] of takenIn.slice(0, -1).entries())
          expect(takenIn[index + 1]).toEqual(expect.arrayContaining(narrower));
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

  describe('by strategy', () => {
    const book = payerBook({
      payers: PAYER_STATUSES.flatMap((statusCode) => [
        payerProfile(`${statusCode}, contract`, { statusCode }),
        payerProfile(`${statusCode}, none`, { statusCode }),
      ]),
      contracts: PAYER_STATUSES.map((statusCode) => contractWith(`${statusCode}, contract`)),
    });
    const noContract = 'no contract in force';

    it('enrolled, the recommended one, sets up all that are neither suspended nor rejected', () => {
      const { leftOut, notBookable } = planBackfill(book, RECOMMENDED_STRATEGY, nameId);
      expect(reasons(leftOut)).toEqual([
        ['rejected, contract', 'rejected'],
        ['rejected, none', 'rejected'],
        ['suspended, contract', 'suspended'],
        ['suspended, none', 'suspended'],
      ]);
      expect(reasons(notBookable)).toEqual([
        ['approved, none', noContract],
        ['pending, none', noContract],
      ]);
    });

    it('safe and hybrid leave out what has no contract, hybrid only where it is not approved', () => {
      const leftOut = (strategy: 'safe' | 'hybrid') =>
        reasons(planBackfill(book, strategy, nameId).leftOut).filter(([, reason]) => reason?.startsWith(noContract));
      expect(leftOut('safe')).toEqual([
        ['approved, none', noContract],
        ['pending, none', noContract],
      ]);
      expect(leftOut('hybrid')).toEqual([['pending, none', `${noContract}, for manual review`]]);
    });

    it('aggressive sets up all, and says what still keeps each from being booked', () => {
      const { leftOut, notBookable } = planBackfill(book, 'aggressive', nameId);
      expect(leftOut).toEqual([]);
      expect(reasons(notBookable)).toEqual([
        ['approved, none', noContract],
        ['pending, none', noContract],
        ['rejected, contract', 'payer is rejected'],
        ['rejected, none', `payer is rejected; ${noContract}`],
        ['suspended, contract', 'payer is suspended'],
        ['suspended, none', `payer is suspended; ${noContract}`],
      ]);
    });
  });

  it('uses a payer’s own id where it has one', () => {
    const book = payerBook({
      payers: [payerProfile('PAY-1', { mappingOverrides: { intake: 'own' } })],
      contracts: [contractWith('PAY-1')],
      rulesStand: true,
    });
    expect(after(book, 'safe').mappings.map(({ externalId }) => externalId)).toEqual([
      'own',
      'ext-follow-up-short',
      'ext-follow-up-extended',
    ]);
  });
});
