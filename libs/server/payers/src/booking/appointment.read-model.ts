import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentQuery, BookingIdList } from '@portal/contracts';
import { externalIdFor, idsInUse, type PayerBook, VISIT_KIND_NAMES } from '@portal/domain';
import { AppointmentEntity, READER, readKeysetPage } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { readPayerBook } from '../payer-book.reader.js';
import { KnownBookingIds } from './known-booking-ids.js';

/** Answers the list of appointments, and whether the booking system knows the ids that they are booked with. */
@Injectable()
export class AppointmentReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly knownIds: KnownBookingIds,
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
