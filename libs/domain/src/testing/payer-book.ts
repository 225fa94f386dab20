import type { PayerBook } from '../payers/payer-book.js';
import {
  type BookingSystem,
  type InstanceMapping,
  type PayerContract,
  type PayerProfile,
  type ServiceInstance,
  VISIT_KINDS,
  type VisitKind,
} from '../payers/payer-profile.js';
import { VISIT_KIND_NAMES, type VisitTemplate } from '../payers/visit-template.js';

const LONG_AGO = '2026-01-01T00:00:00Z';

/** A kind of visit as every payer gets it: half an hour by video. */
export function visitTemplate(kind: VisitKind): VisitTemplate {
  return {
    kind,
    serviceId: `SVC-${kind}`,
    serviceName: VISIT_KIND_NAMES[kind],
    location: 'Telehealth',
    posCode: '10',
    system: 'intakeq',
    externalId: `ext-${kind}`,
    durationMinutes: 30,
  };
}

/** An approved private payer of which nothing is out of the ordinary. */
export function payerProfile(id: string, changes: Partial<PayerProfile> = {}): PayerProfile {
  return {
    id,
    name: `Payer ${id}`,
    type: 'Private',
    statusCode: 'approved',
    mappingOverrides: {},
    setupFaults: [],
    createdAt: LONG_AGO,
    updatedAt: LONG_AGO,
    ...changes,
  };
}

/** An Intake of a payer, as the template has it. */
export function intakeOf(
  payerId: string | null,
  id: string,
  changes: Partial<Omit<ServiceInstance, 'id' | 'payerId'>> = {},
): ServiceInstance {
  const { serviceId, location, posCode } = visitTemplate('intake');
  return { id, serviceId, payerId, location, posCode, createdAt: LONG_AGO, ...changes };
}

/** What an instance is called in a booking system. */
export function mappingTo(serviceInstanceId: string, system: BookingSystem = 'intakeq'): InstanceMapping {
  return { id: `M-${serviceInstanceId}`, serviceInstanceId, system, externalId: 'ext-intake' };
}

/** A contract of the hand-made practice with a payer. */
export function contractWith(payerId: string, status: PayerContract['status'] = 'active'): PayerContract {
  return { providerId: 'PRV-T1', payerId, status };
}

/** A book with every template and its service; payers and what is theirs are added by the test. */
export function payerBook(changes: Partial<PayerBook> = {}): PayerBook {
  const templates = VISIT_KINDS.map(visitTemplate);
  return {
    payers: [],
    contracts: [],
    services: templates.map(({ serviceId, serviceName }) => ({
      id: serviceId,
      name: serviceName,
      durationMinutes: 30,
    })),
    instances: [],
    mappings: [],
    templates,
    appointments: new Map(),
    rulesStand: false,
    ...changes,
  };
}
