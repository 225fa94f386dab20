/// <reference path="../json.d.ts" />
import type {
  Appointment,
  BookingService,
  InstanceMapping,
  PayerContract,
  PayerProfile,
  PayerType,
  ServiceInstance,
} from '@portal/domain';
import { PAYER_TYPES, PLACES } from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { rowId } from '../row-id.js';
import data from './starting-state.json';

interface StoredInstance {
  readonly payerId: string | null;
  readonly serviceId: string;
  readonly createdAt: string;
  readonly externalId: string | null;
  readonly appointments: number;
}

interface StoredState {
  readonly createdAt: string;
  readonly pending: readonly string[];
  readonly services: readonly BookingService[];
  readonly contracts: Readonly<Record<string, readonly string[]>>;
  readonly instances: readonly StoredInstance[];
}

/** Rows of the payer side as it was found. */
export interface StartingState {
  readonly payers: readonly PayerProfile[];
  readonly contracts: readonly PayerContract[];
  readonly services: readonly BookingService[];
  readonly instances: readonly ServiceInstance[];
  readonly mappings: readonly InstanceMapping[];
  readonly appointments: readonly Appointment[];
}

const MONTH_SECONDS = 30 * 86_400;
/** Length of the visits that were booked before; the system that they were booked in did not keep it. */
const VISIT_MINUTES = 30;
const LOCATION = 'Telehealth';

/**
 * The payer side as it was found: 31 payers, those that simulated claims name, of which 2 can be booked. 28 have no
 * instance at all, one has an instance without a mapping, one has its Intake twice, and 15 instances belong to nobody.
 */
export function startingState(): StartingState {
  const { createdAt, pending, services, contracts, instances } = data as StoredState;
  const numbered = instances.map((instance, number) => ({
    ...instance,
    id: rowId('service_instances', `starting-state/${number}`),
  }));
  return {
    payers: REFERENCE.payers.filter(isOfThePractice).map(({ id, name, type }) => ({
      id,
      name,
      type: type as PayerType,
      statusCode: pending.includes(id) ? 'pending' : 'approved',
      mappingOverrides: {},
      setupFaults: [],
      createdAt,
      updatedAt: createdAt,
    })),
    contracts: Object.entries(contracts).flatMap(([payerId, providers]) =>
      providers.map((providerId) => ({ payerId, providerId, status: 'active' as const })),
    ),
    services,
    instances: numbered.map(({ id, payerId, serviceId, createdAt: at }) => ({
      ...{ id, payerId, serviceId, createdAt: at },
      ...{ location: LOCATION, posCode: PLACES.telehealthAtHome },
    })),
    mappings: numbered.flatMap(({ id, externalId }) =>
      externalId === null
        ? []
        : [
            {
              id: rowId('service_instance_integrations', `${id}/intakeq`),
              serviceInstanceId: id,
              system: 'intakeq' as const,
              externalId,
            },
          ],
    ),
    appointments: numbered.flatMap((instance) => bookedVisits(instance, contracts)),
  };
}

/** Medicare stands beside the payers of the practice: it takes claims but is not set up here. */
function isOfThePractice({ type }: { readonly type: string }): boolean {
  return (PAYER_TYPES as readonly string[]).includes(type);
}

function bookedVisits(
  { id, payerId, createdAt, appointments }: StoredInstance & { readonly id: string },
  contracts: StoredState['contracts'],
): Appointment[] {
  const providers = payerId === null ? [] : (contracts[payerId] ?? []);
  const begin = Date.parse(createdAt);
  return Array.from({ length: appointments }, (_, number) => ({
    id: `APT-${rowId('service_instances', `${id}/appointment/${number}`)}`,
    providerId: providers[number % providers.length] as string,
    payerId: payerId as string,
    serviceInstanceId: id,
    startsAt: `${new Date(begin + ((number + 1) * MONTH_SECONDS * 1000) / 2).toISOString().slice(0, 19)}Z`,
    durationMinutes: VISIT_MINUTES,
    externalServiceId: null,
    clientId: 1001 + number,
    status: 'booked',
    externalId: `before-${id.slice(0, 8)}-${number + 1}`,
    recordedAt: createdAt,
  }));
}
