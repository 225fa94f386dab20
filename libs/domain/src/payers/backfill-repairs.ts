import type { BackfillChange, PlanGroup, PlanRow } from './backfill-plan.js';
import { byAge, mappingOf, type PayerBook } from './payer-book.js';
import type { BookingService, ServiceInstance } from './payer-profile.js';
import { displayName, instanceKey, sameName } from './visit-template.js';

/** The first step of a backfill: what must go or move before anything can be added. */
export interface Repairs {
  readonly groups: readonly PlanGroup[];
  /** Instances without a payer that stay because appointments refer to them: as long as they do, no rule can stand. */
  readonly orphansKept: number;
}

/** Plans the removal of instances of nobody, of duplicates, and of services that are listed twice. */
export function planRepairs(book: PayerBook): Repairs {
  const orphans = book.instances.filter(({ payerId }) => payerId === null).sort(byAge);
  const kept = orphans.filter(({ id }) => appointmentsOf(book, id) > 0);
  const groups = [
    orphanGroup(book, orphans),
    ...duplicatesByPayer(book).map((duplicates) => duplicateGroup(book, duplicates)),
    serviceGroup(book, new Set(orphans.filter((orphan) => !kept.includes(orphan)).map(({ id }) => id))),
  ];
  return { groups: groups.filter(({ rows }) => rows.length > 0), orphansKept: kept.length };
}

/** The service that is meant: where a template's service is listed a second time, the template's. */
export function intendedServiceId(book: Pick<PayerBook, 'services' | 'templates'>, serviceId: string): string {
  const name = book.services.find(({ id }) => id === serviceId)?.name;
  if (name === undefined || book.templates.some((template) => template.serviceId === serviceId)) return serviceId;
  return book.templates.find(({ serviceName }) => sameName(serviceName, name))?.serviceId ?? serviceId;
}

/** Instances of payers that are there more than once, the one to keep first. */
export function findDuplicates(book: PayerBook): ServiceInstance[][] {
  const byKey = new Map<string, ServiceInstance[]>();
  for (const instance of book.instances) {
    if (instance.payerId === null) continue;
    const key = instanceKey({ ...instance, serviceId: intendedServiceId(book, instance.serviceId) });
    byKey.set(key, [...(byKey.get(key) ?? []), instance]);
  }
  const worth = ({ id }: ServiceInstance) => [appointmentsOf(book, id) > 0, mappingOf(book, id) !== undefined];
  return [...byKey.values()]
    .filter((instances) => instances.length > 1)
    .map((instances) =>
      instances.sort((a, b) => {
        const [booked, mapped] = worth(a);
        const [otherBooked, otherMapped] = worth(b);
        return Number(otherBooked) - Number(booked) || Number(otherMapped) - Number(mapped) || byAge(a, b);
      }),
    );
}

/** Services that have the name of a template's service but not its id. */
export function servicesListedTwice(book: Pick<PayerBook, 'services' | 'templates'>): BookingService[] {
  return book.services.filter(({ id }) => intendedServiceId(book, id) !== id);
}

function orphanGroup(book: PayerBook, orphans: readonly ServiceInstance[]): PlanGroup {
  const rows = orphans.map((instance): PlanRow => {
    const appointments = appointmentsOf(book, instance.id);
    return appointments > 0
      ? {
          ...rowOf(book, instance),
          sign: 'kept',
          detail: `kept: ${inWords(appointments)}; give it a payer`,
          changes: [],
        }
      : {
          ...rowOf(book, instance),
          sign: 'removed',
          detail: 'no payer, no appointment',
          changes: [remove(book, instance, 'orphan')],
        };
  });
  const kept = rows.filter(({ sign }) => sign === 'kept').length;
  const note = kept === 0 ? 'none has an appointment' : `${kept} kept because appointments refer to them`;
  return { step: 1, payerId: null, title: 'Instances without a payer', note, rows };
}

function duplicatesByPayer(book: PayerBook): ServiceInstance[][][] {
  const byPayer = new Map<string | null, ServiceInstance[][]>();
  for (const duplicate of findDuplicates(book)) {
    const payerId = duplicate[0]?.payerId ?? null;
    byPayer.set(payerId, [...(byPayer.get(payerId) ?? []), duplicate]);
  }
  return [...byPayer.values()];
}

function duplicateGroup(book: PayerBook, duplicates: readonly ServiceInstance[][]): PlanGroup {
  const payerId = duplicates[0]?.[0]?.payerId ?? null;
  const own = book.instances.filter((instance) => instance.payerId === payerId).length;
  return {
    step: 1,
    payerId,
    title: book.payers.find(({ id }) => id === payerId)?.name ?? String(payerId),
    note: `${own} instances`,
    rows: duplicates.flatMap(([first, ...rest]) => {
      const kept = first as ServiceInstance;
      const row: PlanRow = {
        ...rowOf(book, kept),
        sign: 'kept',
        detail: `kept: ${whyKept(book, kept, rest)}`,
        changes: [],
      };
      return [row, ...rest.map((instance) => duplicateRow(book, kept, instance))];
    }),
  };
}

function duplicateRow(book: PayerBook, kept: ServiceInstance, instance: ServiceInstance): PlanRow {
  const count = appointmentsOf(book, instance.id);
  const move: BackfillChange[] =
    count > 0 ? [{ kind: 'move-appointments', from: instance.id, to: kept.id, count }] : [];
  return {
    ...rowOf(book, instance),
    sign: 'removed',
    detail:
      count > 0
        ? `duplicate of the one above, ${inWords(count)} moved to it`
        : 'duplicate of the one above, no appointment',
    changes: [...move, remove(book, instance, 'duplicate')],
  };
}

/** Services that are listed twice: instances that stay move to the one that is meant, then the other goes. */
function serviceGroup(book: PayerBook, removed: ReadonlySet<string>): PlanGroup {
  const gone = new Set([...removed, ...findDuplicates(book).flatMap(([, ...rest]) => rest.map(({ id }) => id))]);
  const rows = servicesListedTwice(book).map((service): PlanRow => {
    const keptId = intendedServiceId(book, service.id);
    const moved = book.instances.filter(({ id, serviceId }) => serviceId === service.id && !gone.has(id));
    return {
      sign: 'removed',
      label: displayName(service),
      place: `${service.durationMinutes} min`,
      detail: moved.length > 0 ? `listed twice, ${moved.length} of its instances move` : 'listed twice',
      changes: [
        ...moved.map((instance): BackfillChange => ({ kind: 'repoint-instance', instance, serviceId: keptId })),
        { kind: 'remove-service', service, keptId },
      ],
    };
  });
  return { step: 1, payerId: null, title: 'Services that are listed twice', note: 'one id for each service', rows };
}

function remove(book: PayerBook, instance: ServiceInstance, reason: 'orphan' | 'duplicate'): BackfillChange {
  const mappings = book.mappings.filter(({ serviceInstanceId }) => serviceInstanceId === instance.id);
  return { kind: 'remove-instance', instance, mappings, reason };
}

function rowOf(book: PayerBook, instance: ServiceInstance): Pick<PlanRow, 'label' | 'place'> {
  const service = book.services.find(({ id }) => id === instance.serviceId);
  return {
    label: service ? displayName(service) : instance.serviceId,
    place: `${instance.location}, place ${instance.posCode}`,
  };
}

function whyKept(book: PayerBook, kept: ServiceInstance, rest: readonly ServiceInstance[]): string {
  const oldest = rest.every((instance) => byAge(kept, instance) < 0);
  const appointments = appointmentsOf(book, kept.id);
  return [...(oldest ? ['oldest'] : []), inWords(appointments)].join(', ');
}

function appointmentsOf({ appointments }: PayerBook, instanceId: string): number {
  return appointments.get(instanceId) ?? 0;
}

function inWords(appointments: number): string {
  return appointments === 1 ? '1 appointment' : `${appointments === 0 ? 'no' : appointments} appointments`;
}
