import { Inject, Injectable } from '@nestjs/common';
import type { PayerDetail, PayerList, PayerSummary, ServiceInstanceView, ServiceView } from '@portal/contracts';
import {
  activeContracts,
  bookabilityOf,
  displayName,
  externalIdFor,
  findDuplicates,
  instancesOf,
  mappingOf,
  notFound,
  type PayerBook,
  type PayerProfile,
  serviceClass,
  type ServiceInstance,
  servicesListedTwice,
  templateOf,
  VISIT_KIND_NAMES,
  visitStates,
} from '@portal/domain';
import { providerName } from '@portal/reference';
import { READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { BookingSystem } from '../booking/booking-system.js';
import { readBookablePayers, readPayerBook } from '../payer-book.reader.js';

/** Answers the list of payers, the single payer and the services. */
@Injectable()
export class PayerReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly bookingSystem: BookingSystem,
  ) {}

  /** All payers in order of name, and what is missing in total. */
  async list(): Promise<PayerList> {
    const { book, bookable } = await this.read();
    const states = book.payers.flatMap(({ id }) => visitStates(book, id));
    return {
      items: [...book.payers]
        .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
        .map((payer) => toSummary(book, payer, bookable)),
      missing: {
        withoutIntake: states.filter(({ template, instances }) => template.kind === 'intake' && instances.length === 0)
          .length,
        unmapped: states.flatMap(({ template, instances }) =>
          instances.filter(({ id }) => !mappingOf(book, id, template.system)),
        ).length,
        duplicates: findDuplicates(book).reduce((sum, instances) => sum + instances.length - 1, 0),
        orphans: instancesOf(book, null).length,
        servicesListedTwice: servicesListedTwice(book).length,
      },
      rulesStand: book.rulesStand,
      bookingSystem: this.bookingSystem.address,
    };
  }

  /**
   * One payer in full.
   * @throws DomainError `not-found`
   */
  async get(payerId: string): Promise<PayerDetail> {
    const { book, bookable } = await this.read();
    const payer = book.payers.find(({ id }) => id === payerId);
    if (!payer) throw notFound('payer', payerId);
    return {
      ...toSummary(book, payer, bookable),
      providers: book.contracts
        .filter((contract) => contract.payerId === payerId)
        .map(({ providerId, status }) => ({
          providerId,
          name: providerName(providerId),
          inForce: status === 'active',
        })),
      instances: instancesInOrder(book, payerId).map((instance) => toInstanceView(book, payer, instance)),
      mappingOverrides: { ...payer.mappingOverrides },
      setupFaults: [...payer.setupFaults],
      updatedAt: payer.updatedAt,
    };
  }

  /** All services in order of name. */
  async services(): Promise<{ items: ServiceView[] }> {
    return { items: serviceViews(await readPayerBook(this.reader.manager)) };
  }

  private async read(): Promise<{ book: PayerBook; bookable: ReadonlySet<string> }> {
    const { manager } = this.reader;
    return { book: await readPayerBook(manager), bookable: await readBookablePayers(manager) };
  }
}

/** Services as the API shows them, in order of name. */
export function serviceViews(book: PayerBook): ServiceView[] {
  return book.services
    .map((service) => ({
      id: service.id,
      name: displayName(service),
      storedName: service.name,
      durationMinutes: service.durationMinutes,
      class: serviceClass(service),
      kind: book.templates.find(({ serviceId }) => serviceId === service.id)?.kind ?? null,
      instances: book.instances.filter(({ serviceId }) => serviceId === service.id).length,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

function toSummary(book: PayerBook, payer: PayerProfile, bookable: ReadonlySet<string>): PayerSummary {
  const { obstacles, warnings } = bookabilityOf(book, payer);
  return {
    id: payer.id,
    name: payer.name,
    type: payer.type,
    statusCode: payer.statusCode,
    contracts: activeContracts(book, payer.id),
    visits: visitStates(book, payer.id).map(({ template, instances, mapped }) => ({
      kind: template.kind,
      label: VISIT_KIND_NAMES[template.kind],
      instances: instances.length,
      mapped,
    })),
    bookable: bookable.has(payer.id),
    obstacles: [...obstacles],
    warnings: [...warnings],
    needsAttention: payer.setupFaults.length > 0,
  };
}

/** Those that follow the templates first, in their order, then the others by age. */
function instancesInOrder(book: PayerBook, payerId: string): ServiceInstance[] {
  const following = visitStates(book, payerId).flatMap(({ instances }) => instances);
  return [...following, ...instancesOf(book, payerId).filter((instance) => !following.includes(instance))];
}

function toInstanceView(book: PayerBook, payer: PayerProfile, instance: ServiceInstance): ServiceInstanceView {
  const template = templateOf(instance, book.templates);
  const service = book.services.find(({ id }) => id === instance.serviceId);
  const mapping = mappingOf(book, instance.id, template?.system);
  return {
    id: instance.id,
    serviceId: instance.serviceId,
    serviceName: service ? displayName(service) : instance.serviceId,
    kind: template?.kind ?? null,
    location: instance.location,
    posCode: instance.posCode,
    appointments: book.appointments.get(instance.id) ?? 0,
    mapping: mapping
      ? {
          system: mapping.system,
          externalId: mapping.externalId,
          isDefault: template !== undefined && externalIdFor(template, {}) === mapping.externalId,
        }
      : null,
    createdAt: instance.createdAt,
  };
}
