import type { BookingService, InstanceMapping, PayerContract, PayerProfile, ServiceInstance } from './payer-profile.js';
import type { VisitTemplate } from './visit-template.js';

/** All that is known about the payers of the practice and how they can be booked. Lists are in order of id. */
export interface PayerBook {
  readonly payers: readonly PayerProfile[];
  readonly contracts: readonly PayerContract[];
  readonly services: readonly BookingService[];
  readonly instances: readonly ServiceInstance[];
  readonly mappings: readonly InstanceMapping[];
  readonly templates: readonly VisitTemplate[];
  /** Appointments by instance; an instance that is missing here has none. */
  readonly appointments: ReadonlyMap<string, number>;
  /** True when the table itself refuses duplicates and instances without a payer. */
  readonly rulesStand: boolean;
}

/** Instances of a payer (null: of nobody), oldest first. */
export function instancesOf({ instances }: PayerBook, payerId: string | null): ServiceInstance[] {
  return instances.filter((instance) => instance.payerId === payerId).sort(byAge);
}

/** Mapping of an instance in the system that its template books in. */
export function mappingOf(
  { mappings }: PayerBook,
  instanceId: string,
  system = 'intakeq',
): InstanceMapping | undefined {
  return mappings.find((mapping) => mapping.serviceInstanceId === instanceId && mapping.system === system);
}

/** Number of contracts in force with a payer. */
export function activeContracts({ contracts }: PayerBook, payerId: string): number {
  return contracts.filter((contract) => contract.payerId === payerId && contract.status === 'active').length;
}

/** Oldest first; of one moment, in order of id. */
export function byAge(a: ServiceInstance, b: ServiceInstance): number {
  return compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
