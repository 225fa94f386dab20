import { bookabilityOf } from './bookability.js';
import { planRepairs } from './backfill-repairs.js';
import { type BackfillStrategy, reasonToLeaveOut } from './backfill-strategy.js';
import { activeContracts, instancesOf, mappingOf, type PayerBook } from './payer-book.js';
import type { BookingService, InstanceMapping, PayerProfile, ServiceInstance, VisitKind } from './payer-profile.js';
import { externalIdFor, instanceKey, templateOf, VISIT_KIND_NAMES, type VisitTemplate } from './visit-template.js';

/** An instance that does not exist yet; the moment of its creation is that of the write. */
export type NewInstance = Omit<ServiceInstance, 'createdAt'>;

/** One change of one row, in the order in which a backfill makes them. */
export type BackfillChange =
  | { readonly kind: 'move-appointments'; readonly from: string; readonly to: string; readonly count: number }
  | {
      readonly kind: 'remove-instance';
      readonly instance: ServiceInstance;
      /** Its mappings, which go with it. */
      readonly mappings: readonly InstanceMapping[];
      readonly reason: 'orphan' | 'duplicate';
    }
  | { readonly kind: 'repoint-instance'; readonly instance: ServiceInstance; readonly serviceId: string }
  | { readonly kind: 'remove-service'; readonly service: BookingService; readonly keptId: string }
  | { readonly kind: 'create-instance'; readonly visit: VisitKind; readonly instance: NewInstance }
  | { readonly kind: 'map-instance'; readonly visit: VisitKind; readonly mapping: InstanceMapping }
  | { readonly kind: 'set-rules' };

/** A line of the plan as a person reads it, with the changes that it stands for. */
export interface PlanRow {
  readonly sign: 'kept' | 'removed' | 'changed' | 'added';
  readonly label: string;
  readonly place: string;
  readonly detail: string;
  readonly changes: readonly BackfillChange[];
}

/** What a plan does to one payer, or to what belongs to none. */
export interface PlanGroup {
  /** 1 repair what is there, 2 Private and Medicaid, 3 Self-Pay, 4 keep it so. */
  readonly step: 1 | 2 | 3 | 4;
  /** Null for what belongs to no payer. */
  readonly payerId: string | null;
  readonly title: string;
  readonly note: string;
  readonly rows: readonly PlanRow[];
}

/** A payer that cannot be booked after a plan, and why. */
export interface PlanException {
  readonly payerId: string;
  readonly name: string;
  readonly reason: string;
}

/** What a backfill would do, complete: nothing else is written. */
export interface BackfillPlan {
  readonly strategy: BackfillStrategy;
  readonly groups: readonly PlanGroup[];
  /** Payers that the strategy does not take in. */
  readonly leftOut: readonly PlanException[];
  /** Payers that have what can be booked when the plan is done, and still cannot be. */
  readonly notBookable: readonly PlanException[];
  /** Payers that have no Intake instance by telehealth now. */
  readonly withoutIntake: readonly string[];
}

/** Makes the id of a row from what the row is for, so that a plan and its repetition name the same rows. */
export type NameId = (table: 'service_instances' | 'service_instance_integrations', name: string) => string;

/** The id of a new row: made from its name, numbered on where another row has that id already. */
export function freeId(
  nameId: NameId,
  table: Parameters<NameId>[0],
  name: string,
  taken: readonly { readonly id: string }[],
): string {
  for (let number = 1; ; number++) {
    const id = nameId(table, number === 1 ? name : `${name}/${number}`);
    if (!taken.some((row) => row.id === id)) return id;
  }
}

/** The order in which types of payers are set up. */
const TYPE_ORDER = ['Private', 'Medicaid', 'Self-Pay'] as const;

/** Plans what is needed so that every payer of the strategy has exactly the template's instances, all of them mapped. */
export function planBackfill(book: PayerBook, strategy: BackfillStrategy, nameId: NameId): BackfillPlan {
  const repairs = planRepairs(book);
  const repaired = changeBook(book, changesOf(repairs.groups));
  const inOrder = [...repaired.payers].sort(
    (a, b) => TYPE_ORDER.indexOf(a.type) - TYPE_ORDER.indexOf(b.type) || (a.name < b.name ? -1 : 1),
  );
  const reasons = new Map(inOrder.map((payer) => [payer.id, reasonToLeaveOut(book, payer, strategy)]));
  const included = inOrder.filter(({ id }) => reasons.get(id) === null);
  const setUps = included.map((payer) => setUpPayer(repaired, payer, nameId));
  const done = changeBook(repaired, changesOf(setUps));
  return {
    strategy,
    groups: [...repairs.groups, ...setUps, ...(book.rulesStand || repairs.orphansKept > 0 ? [] : [RULES])],
    leftOut: inOrder.flatMap(({ id, name }) => {
      const reason = reasons.get(id);
      return reason ? [{ payerId: id, name, reason }] : [];
    }),
    notBookable: included.flatMap((payer) => {
      const { bookable, obstacles } = bookabilityOf(done, payer);
      const reason = obstacles.map(({ detail }) => detail).join('; ');
      return bookable ? [] : [{ payerId: payer.id, name: payer.name, reason }];
    }),
    withoutIntake: inOrder.filter(({ id }) => !hasIntake(book, id)).map(({ id }) => id),
  };
}

/** The changes of a plan in the order of execution. */
export function changesOf(groups: readonly PlanGroup[]): BackfillChange[] {
  return groups.flatMap(({ rows }) => rows.flatMap(({ changes }) => changes));
}

/** The book as it is after changes. */
export function changeBook(book: PayerBook, changes: readonly BackfillChange[], createdAt = ''): PayerBook {
  return changes.reduce((now, change) => changeOnce(now, change, createdAt), book);
}

/** What a plan comes to, in figures. */
export function countPlan(book: PayerBook, plan: BackfillPlan) {
  const changes = changesOf(plan.groups);
  const count = (kind: BackfillChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const after = changeBook(book, changes);
  const bookable = (state: PayerBook) => state.payers.filter((payer) => bookabilityOf(state, payer).bookable).length;
  return {
    payers: book.payers.length,
    payersWithoutIntake: plan.withoutIntake.length,
    payersLeftOut: plan.leftOut.length,
    bookableBefore: bookable(book),
    bookableAfter: bookable(after),
    instancesBefore: book.instances.length,
    instancesAfter: after.instances.length,
    templateInstancesAfter: after.instances.filter(
      (instance) => instance.payerId !== null && templateOf(instance, after.templates),
    ).length,
    instancesAdded: count('create-instance'),
    instancesRemoved: count('remove-instance'),
    instancesRepointed: count('repoint-instance'),
    mappingsAdded: count('map-instance'),
    servicesRemoved: count('remove-service'),
    rulesAdded: count('set-rules'),
    changes: changes.length,
  };
}

const RULES: PlanGroup = {
  step: 4,
  payerId: null,
  title: 'Rule: one instance for each service, payer, location and place',
  note: 'and none without a payer',
  rows: [
    {
      sign: 'added',
      label: 'Rule of the table',
      place: '',
      detail: 'duplicates and instances without a payer cannot come back',
      changes: [{ kind: 'set-rules' }],
    },
  ],
};

function setUpPayer(book: PayerBook, payer: PayerProfile, nameId: NameId): PlanGroup {
  const own = instancesOf(book, payer.id).length;
  const contracts = activeContracts(book, payer.id);
  const selfPay = payer.type === 'Self-Pay' && !payer.mappingOverrides.intake;
  return {
    step: payer.type === 'Self-Pay' ? 3 : 2,
    payerId: payer.id,
    title: payer.name,
    note: [
      own === 1 ? '1 instance' : `${own} instances`,
      ...(contracts === 0 ? ['no contract: set up, but not bookable'] : []),
      ...(selfPay ? ['uses the insurance service; set its own if needed'] : []),
    ].join(', '),
    rows: book.templates.flatMap((template) => setUpVisit(book, payer, template, nameId)),
  };
}

function setUpVisit(book: PayerBook, payer: PayerProfile, template: VisitTemplate, nameId: NameId): PlanRow[] {
  const { kind: visit, serviceId, location, posCode, system } = template;
  const externalId = externalIdFor(template, payer.mappingOverrides);
  const row = { label: VISIT_KIND_NAMES[visit], place: `${location}, place ${posCode}` };
  const map = (instanceId: string): BackfillChange => ({
    kind: 'map-instance',
    visit,
    mapping: {
      id: freeId(nameId, 'service_instance_integrations', `${instanceId}/${system}`, book.mappings),
      serviceInstanceId: instanceId,
      system,
      externalId,
    },
  });
  const existing = instancesOf(book, payer.id).find((instance) => templateOf(instance, book.templates) === template);
  if (existing) {
    if (mappingOf(book, existing.id, system)) return [];
    return [{ ...row, sign: 'changed', detail: `was not mapped, now ${externalId}`, changes: [map(existing.id)] }];
  }
  const place = { serviceId, payerId: payer.id, location, posCode };
  const instance = { id: freeId(nameId, 'service_instances', instanceKey(place), book.instances), ...place };
  const create: BackfillChange = { kind: 'create-instance', visit, instance };
  return [{ ...row, sign: 'added', detail: `mapped to ${externalId}`, changes: [create, map(instance.id)] }];
}

function hasIntake(book: PayerBook, payerId: string): boolean {
  return instancesOf(book, payerId).some((instance) => templateOf(instance, book.templates)?.kind === 'intake');
}

function changeOnce(book: PayerBook, change: BackfillChange, createdAt: string): PayerBook {
  switch (change.kind) {
    case 'move-appointments': {
      const appointments = new Map(book.appointments);
      appointments.set(change.to, (appointments.get(change.to) ?? 0) + change.count);
      appointments.delete(change.from);
      return { ...book, appointments };
    }
    case 'remove-instance': {
      const { id } = change.instance;
      return {
        ...book,
        instances: book.instances.filter((instance) => instance.id !== id),
        mappings: book.mappings.filter(({ serviceInstanceId }) => serviceInstanceId !== id),
      };
    }
    case 'repoint-instance':
      return {
        ...book,
        instances: book.instances.map((instance) =>
          instance.id === change.instance.id ? { ...instance, serviceId: change.serviceId } : instance,
        ),
      };
    case 'remove-service':
      return { ...book, services: book.services.filter(({ id }) => id !== change.service.id) };
    case 'create-instance':
      return { ...book, instances: [...book.instances, { ...change.instance, createdAt }] };
    case 'map-instance':
      return { ...book, mappings: [...book.mappings, change.mapping] };
    case 'set-rules':
      return { ...book, rulesStand: true };
  }
}
