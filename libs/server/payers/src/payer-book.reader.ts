import type { InstanceMapping, PayerBook, VisitTemplate } from '@portal/domain';
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

/** Order of the templates on screen and in plans. */
const KIND_ORDER: readonly VisitTemplate['kind'][] = ['intake', 'follow-up-short', 'follow-up-extended'];

/** Reads all that is known about payers. A practice has at most 200 of them, so this is small. */
export async function readPayerBook(manager: EntityManager): Promise<PayerBook> {
  const templates = await manager.find(VisitTemplateEntity);
  return {
    payers: await manager.find(PayerEntity, { order: { id: 'ASC' } }),
    contracts: await manager.find(ProviderPayerNetworkEntity, { order: { payerId: 'ASC', providerId: 'ASC' } }),
    services: await manager.find(ServiceEntity, { order: { id: 'ASC' } }),
    instances: await manager.find(ServiceInstanceEntity, { order: { id: 'ASC' } }),
    mappings: (await manager.find(ServiceInstanceIntegrationEntity, { order: { id: 'ASC' } })) as InstanceMapping[],
    templates: templates.sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind)),
    appointments: await countAppointments(manager),
    rulesStand: await instanceRulesStand(manager),
  };
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
