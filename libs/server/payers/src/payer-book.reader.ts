import { type InstanceMapping, type PayerBook, VISIT_KINDS, type VisitTemplate } from '@portal/domain';
import {
  AppointmentEntity,
  instanceRulesStand,
  PayerEntity,
  ProviderPayerNetworkEntity,
  ServiceEntity,
  ServiceInstanceEntity,
  ServiceInstanceIntegrationEntity,
  VisitTemplateEntity,
} from '@portal/server/database';
import type { EntityManager } from 'typeorm';

/** Reads all that is known about payers. A practice has at most 200 of them, so this is small. */
export async function readPayerBook(manager: EntityManager): Promise<PayerBook> {
  return {
    payers: await manager.find(PayerEntity, { order: { id: 'ASC' } }),
    contracts: await manager.find(ProviderPayerNetworkEntity, { order: { payerId: 'ASC', providerId: 'ASC' } }),
    services: await manager.find(ServiceEntity, { order: { id: 'ASC' } }),
    instances: await manager.find(ServiceInstanceEntity, { order: { id: 'ASC' } }),
    mappings: (await manager.find(ServiceInstanceIntegrationEntity, { order: { id: 'ASC' } })) as InstanceMapping[],
    templates: await readTemplates(manager),
    appointments: await countAppointments(manager),
    rulesStand: await instanceRulesStand(manager),
  };
}

/** The instances that every payer gets, in the order in which screens and plans show them. */
export async function readTemplates(manager: EntityManager): Promise<VisitTemplate[]> {
  const templates = await manager.find(VisitTemplateEntity);
  return templates.sort((a, b) => VISIT_KINDS.indexOf(a.kind) - VISIT_KINDS.indexOf(b.kind));
}

/** Ids of the payers that the view of bookable pairs holds: the last word on who can be booked. */
export async function readBookablePayers(manager: EntityManager): Promise<ReadonlySet<string>> {
  const rows: { payer_id: string }[] = await manager.query(
    'SELECT DISTINCT "payer_id" FROM "v_bookable_provider_payer"',
  );
  return new Set(rows.map(({ payer_id }) => payer_id));
}

async function countAppointments(manager: EntityManager): Promise<ReadonlyMap<string, number>> {
  const rows = await manager
    .createQueryBuilder(AppointmentEntity, 'appointment')
    .select('appointment.serviceInstanceId', 'instanceId')
    .addSelect('COUNT(*)', 'number')
    .groupBy('appointment.serviceInstanceId')
    .getRawMany<{ instanceId: string; number: string | number }>();
  return new Map(rows.map(({ instanceId, number }) => [instanceId, Number(number)]));
}
