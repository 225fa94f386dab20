import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentQuery, BookedVisitList, BookingIdList } from '@portal/contracts';
import {
  DAY_SECONDS,
  externalIdFor,
  idsInUse,
  MAX_BOOKED_VISITS,
  type PayerBook,
  toEpochSeconds,
  VISIT_KIND_NAMES,
} from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { AppointmentEntity, READER, readKeysetPage } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { DataSource } from 'typeorm';
import { readPayerBook } from '../payer-book.reader.js';
import { KnownBookingIds } from './known-booking-ids.js';

/** The last day of a run that a visit can lie on. */
const MAX_DAY = 3_650;

/** Answers the list of appointments, and whether the booking system knows the ids that they are booked with. */
@Injectable()
export class AppointmentReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly knownIds: KnownBookingIds,
    private readonly clock: WallClock,
  ) {}

  /** A page of appointments, the latest first. */
  async list({ cursor, limit, payerId }: AppointmentQuery) {
    const query = this.reader.getRepository(AppointmentEntity).createQueryBuilder('appointment');
    if (payerId) query.andWhere('appointment.payerId = :payerId', { payerId });
    const total = await query.getCount();
    const order = { property: 'startsAt', descending: true } as const;
    const { rows, ...cursors } = await readKeysetPage(query, order, cursor, limit);
    return { items: rows, ...cursors, total };
  }

  /** Visits to come of pairs that can still be booked, for a run to take in. Claims come of those whose payer takes any. */
  async visitsAhead(): Promise<BookedVisitList> {
    const ahead = await this.reader
      .getRepository(AppointmentEntity)
      .createQueryBuilder('appointment')
      .where(`appointment.status = 'booked' AND appointment.startsAt > :now`, { now: this.clock.now() })
      .andWhere(
        `EXISTS (SELECT 1 FROM v_bookable_provider_payer v WHERE v.provider_id = appointment.provider_id
          AND v.payer_id = appointment.payer_id)`,
      )
      .orderBy('appointment.startsAt', 'ASC')
      .addOrderBy('appointment.id', 'ASC')
      .getMany();
    const billable = ahead.filter(({ payerId }) => REFERENCE.payerById.get(payerId)?.submitsClaims);
    const dayOf = (startsAt: string) => Math.floor(toEpochSeconds(startsAt) / DAY_SECONDS);
    const first = dayOf(billable[0]?.startsAt ?? this.clock.now());
    const items = billable
      .map(({ providerId, payerId, startsAt }) => ({ providerId, payerId, day: dayOf(startsAt) - first + 1 }))
      .filter(({ day }) => day <= MAX_DAY)
      .slice(0, MAX_BOOKED_VISITS);
    return { items, leftOut: ahead.length - items.length };
  }

  /** Every id of the booking system in use, verified against it. */
  async bookingIds(): Promise<BookingIdList> {
    const book = await readPayerBook(this.reader.manager);
    const used = idsInUse(book);
    const known = await this.knownIds.check(used);
    const verified = 'ids' in known;
    return {
      connected: verified || known.connected,
      detail: verified ? `${known.ids.size} of ${used.size} known` : known.unverified,
      items: [...used].map((externalId) => ({
        externalId,
        known: verified ? known.ids.has(externalId) : null,
        usedBy: usersOf(book, externalId),
      })),
    };
  }
}

function usersOf({ templates, payers }: PayerBook, externalId: string): string[] {
  return [
    ...templates
      .filter((template) => template.externalId === externalId)
      .map(({ kind }) => `${VISIT_KIND_NAMES[kind]}, default`),
    ...templates.flatMap((template) =>
      payers
        .filter(
          ({ mappingOverrides }) =>
            mappingOverrides[template.kind] !== undefined && externalIdFor(template, mappingOverrides) === externalId,
        )
        .map(({ name }) => `${VISIT_KIND_NAMES[template.kind]}, ${name}`),
    ),
  ];
}
