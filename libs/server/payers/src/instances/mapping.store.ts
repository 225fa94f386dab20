import { Injectable } from '@nestjs/common';
import {
  type AuditNote,
  type BookingSystem,
  externalIdFor,
  type InstanceMapping,
  type PayerProfile,
  templateOf,
} from '@portal/domain';
import { ServiceInstanceEntity, ServiceInstanceIntegrationEntity, VisitTemplateEntity } from '@portal/server/database';
import { type EntityManager, In } from 'typeorm';
import { AuditStore } from '../audit/audit.store.js';
import { freeRowId } from '../row-id.js';

/** Writes what instances are called in the booking system, and records it. Used inside a unit of work. */
@Injectable()
export class MappingStore {
  constructor(private readonly audit: AuditStore) {}

  /** Sets the mapping of an instance; null takes it away. Nothing is recorded where nothing changes. */
  async set(
    manager: EntityManager,
    { id: serviceInstanceId, payerId }: Pick<ServiceInstanceEntity, 'id' | 'payerId'>,
    system: BookingSystem,
    externalId: string | null,
    actorUserId: string,
  ): Promise<void> {
    const before = await manager.findOneBy(ServiceInstanceIntegrationEntity, { serviceInstanceId, system });
    if ((before?.externalId ?? null) === externalId) return;
    const id =
      before?.id ?? (await freeRowId(manager, 'service_instance_integrations', `${serviceInstanceId}/${system}`));
    const after: InstanceMapping | null = externalId === null ? null : { id, serviceInstanceId, system, externalId };
    if (after) await manager.save(ServiceInstanceIntegrationEntity, after);
    else await manager.delete(ServiceInstanceIntegrationEntity, { id });
    const note: AuditNote = {
      ...{ actorUserId, source: 'editor', payerId, entity: 'service_instance_integrations', entityId: id },
      action: `${before ? (after ? 'update' : 'delete') : 'create'}_service_instance_integration`,
      before: before && { ...before },
      after: after && { ...after },
      note: 'Mapping to the booking system edited',
    };
    await this.audit.record(manager, [note]);
  }

  /** Lets the mappings of a payer follow its own ids; an id that it gave up makes room for the default. */
  async follow(manager: EntityManager, payer: PayerProfile, actorUserId: string): Promise<void> {
    const templates = await manager.find(VisitTemplateEntity);
    const instances = await manager.findBy(ServiceInstanceEntity, { payerId: payer.id });
    const mappings = await manager.findBy(ServiceInstanceIntegrationEntity, {
      serviceInstanceId: In(instances.map(({ id }) => id)),
    });
    for (const instance of instances) {
      const template = templateOf(instance, templates);
      const mapped = mappings.some(
        ({ serviceInstanceId, system }) => serviceInstanceId === instance.id && system === template?.system,
      );
      if (!template || !mapped) continue;
      const externalId = externalIdFor(template, payer.mappingOverrides);
      await this.set(manager, instance, template.system, externalId, actorUserId);
    }
  }
}
