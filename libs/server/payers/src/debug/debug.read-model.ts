import { Inject, Injectable } from '@nestjs/common';
import type { InstanceCheck, PayerInstanceCheck, ServiceCheck } from '@portal/contracts';
import {
  activeContracts,
  bookabilityOf,
  byAge,
  displayName,
  findDuplicates,
  instancesOf,
  intendedServiceId,
  mappingOf,
  PAYER_TYPES,
  servicesListedTwice,
  visitStates,
} from '@portal/domain';
import { READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { serviceViews } from '../list/payer.read-model.js';
import { readBookablePayers, readPayerBook } from '../payer-book.reader.js';

/** Answers what an engineer asks when bookings go wrong. */
@Injectable()
export class DebugReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** Which payers can be booked. */
  async payerInstances(): Promise<PayerInstanceCheck> {
    const book = await readPayerBook(this.reader.manager);
    const bookable = await readBookablePayers(this.reader.manager);
    const intakes = book.payers
      .flatMap(({ id }) => visitStates(book, id))
      .filter(({ template }) => template.kind === 'intake')
      .flatMap(({ template, instances }) => instances.map(({ id }) => mappingOf(book, id, template.system)));
    return {
      payers: book.payers.length,
      bookable: bookable.size,
      byType: PAYER_TYPES.map((type) => {
        const ofType = book.payers.filter((payer) => payer.type === type);
        return { type, payers: ofType.length, bookable: ofType.filter(({ id }) => bookable.has(id)).length };
      }),
      withoutInstances: book.payers.filter(({ id }) => instancesOf(book, id).length === 0).length,
      orphans: instancesOf(book, null).length,
      duplicates: findDuplicates(book).flatMap(([first, ...rest]) =>
        first ? [{ payerId: String(first.payerId), serviceId: first.serviceId, instances: rest.length + 1 }] : [],
      ),
      intakesWithoutMapping: intakes.filter((mapping) => mapping === undefined).length,
      items: [...book.payers]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map((payer) => {
          const instances = instancesOf(book, payer.id);
          return {
            payerId: payer.id,
            name: payer.name,
            instances: instances.length,
            mapped: instances.filter(({ id }) => mappingOf(book, id)).length,
            contracts: activeContracts(book, payer.id),
            bookable: bookable.has(payer.id),
            reason: bookabilityOf(book, payer).obstacles[0]?.detail ?? null,
          };
        }),
    };
  }

  /** All service instances, those of nobody marked. */
  async instances(): Promise<InstanceCheck> {
    const book = await readPayerBook(this.reader.manager);
    return {
      total: book.instances.length,
      orphans: instancesOf(book, null).length,
      items: [...book.instances].sort(byAge).map((instance) => {
        const service = book.services.find(({ id }) => id === instance.serviceId);
        return {
          id: instance.id,
          serviceId: instance.serviceId,
          serviceName: service ? displayName(service) : instance.serviceId,
          payerId: instance.payerId,
          payerName: book.payers.find(({ id }) => id === instance.payerId)?.name ?? null,
          location: instance.location,
          posCode: instance.posCode,
          externalId: mappingOf(book, instance.id)?.externalId ?? null,
          appointments: book.appointments.get(instance.id) ?? 0,
          orphan: instance.payerId === null,
        };
      }),
    };
  }

  /** All services, and those that are listed twice. */
  async services(): Promise<ServiceCheck> {
    const book = await readPayerBook(this.reader.manager);
    return {
      items: serviceViews(book),
      listedTwice: servicesListedTwice(book).map((service) => ({
        id: service.id,
        name: displayName(service),
        keptId: intendedServiceId(book, service.id),
        instances: book.instances.filter(({ serviceId }) => serviceId === service.id).length,
      })),
    };
  }
}
