import { Injectable } from '@nestjs/common';
import {
  type AuditNote,
  DomainError,
  externalIdFor,
  instanceKey,
  type MappingOverrides,
  notFound,
  templateOf,
  unknownReference,
} from '@portal/domain';
import {
  AppointmentEntity,
  PayerEntity,
  ServiceEntity,
  ServiceInstanceEntity,
  takeTurn,
  UnitOfWork,
  VisitTemplateEntity,
} from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { EntityManager } from 'typeorm';
import { AuditStore } from '../audit/audit.store.js';
import { freeRowId } from '../row-id.js';
import { MappingStore } from './mapping.store.js';

/** Where a service of a payer takes place. */
export interface InstancePlace {
  readonly serviceId: string;
  readonly location: string;
  readonly posCode: string;
}

/** Lets an admin add, remove and map single instances of a payer. */
@Injectable()
export class InstanceEditorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mappings: MappingStore,
    private readonly audit: AuditStore,
    private readonly clock: WallClock,
  ) {}

  /**
   * Adds an instance. One that follows a template is mapped at once.
   * @throws DomainError `not-found`, `unknown-reference` for a service that does not exist, `conflict` for a duplicate
   */
  async add(payerId: string, place: InstancePlace, actorUserId: string): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'payers');
      const payer = await payerOf(manager, payerId);
      if (!(await manager.existsBy(ServiceEntity, { id: place.serviceId })))
        throw unknownReference('service', place.serviceId, '/serviceId');
      if (await manager.existsBy(ServiceInstanceEntity, { payerId, ...place }))
        throw new DomainError('conflict', 'The payer has this service at this place already');
      const id = await freeRowId(manager, 'service_instances', instanceKey({ payerId, ...place }));
      const instance = { id, payerId, ...place, createdAt: this.clock.now() };
      await manager.insert(ServiceInstanceEntity, instance);
      await this.record(manager, actorUserId, 'create_service_instance', instance, null, 'Instance added by hand');
      const template = templateOf(place, await manager.find(VisitTemplateEntity));
      if (!template) return;
      const externalId = externalIdFor(template, payer.mappingOverrides);
      await this.mappings.set(manager, instance, template.system, externalId, actorUserId);
    });
  }

  /**
   * Removes an instance and its mapping.
   * @throws DomainError `not-found`, `conflict` while appointments refer to it
   */
  async remove(payerId: string, instanceId: string, actorUserId: string): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'payers');
      const instance = await instanceOf(manager, payerId, instanceId);
      const appointments = await manager.countBy(AppointmentEntity, { serviceInstanceId: instanceId });
      if (appointments > 0)
        throw new DomainError('conflict', `${appointments} appointments refer to this instance; it has to stay`);
      for (const system of ['intakeq', 'practiceq'] as const)
        await this.mappings.set(manager, instance, system, null, actorUserId);
      await manager.delete(ServiceInstanceEntity, { id: instanceId });
      await this.record(manager, actorUserId, 'delete_service_instance', null, instance, 'Instance removed by hand');
    });
  }

  /**
   * Sets what an instance is called in the booking system. For a visit of the templates the payer keeps the id as its
   * own; null gives the default back, and leaves any other instance without a mapping.
   * @throws DomainError `not-found`
   */
  async map(payerId: string, instanceId: string, externalId: string | null, actorUserId: string): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      const payer = await payerOf(manager, payerId);
      const instance = await instanceOf(manager, payerId, instanceId);
      const template = templateOf(instance, await manager.find(VisitTemplateEntity));
      if (!template) return this.mappings.set(manager, instance, 'intakeq', externalId, actorUserId);
      const { [template.kind]: _, ...others } = payer.mappingOverrides;
      const mappingOverrides: MappingOverrides =
        externalId === null ? others : { ...others, [template.kind]: externalId };
      await manager.update(PayerEntity, { id: payerId }, { mappingOverrides, updatedAt: this.clock.now() });
      const wanted = externalIdFor(template, mappingOverrides);
      return this.mappings.set(manager, instance, template.system, wanted, actorUserId);
    });
  }

  private async record(
    manager: EntityManager,
    actorUserId: string,
    action: string,
    after: ServiceInstanceRow | null,
    before: ServiceInstanceRow | null,
    note: string,
  ): Promise<void> {
    const { id: entityId, payerId } = (after ?? before) as ServiceInstanceRow;
    const entry: AuditNote = {
      ...{ actorUserId, source: 'editor', action, entity: 'service_instances', entityId, payerId, note },
      before: before && { ...before },
      after: after && { ...after },
    };
    await this.audit.record(manager, [entry]);
  }
}

type ServiceInstanceRow = Omit<ServiceInstanceEntity, 'service' | 'payer'>;

async function payerOf(manager: EntityManager, payerId: string): Promise<PayerEntity> {
  const payer = await manager.findOneBy(PayerEntity, { id: payerId });
  if (!payer) throw notFound('payer', payerId);
  return payer;
}

async function instanceOf(manager: EntityManager, payerId: string, id: string): Promise<ServiceInstanceEntity> {
  const instance = await manager.findOneBy(ServiceInstanceEntity, { id, payerId });
  if (!instance) throw new DomainError('not-found', `Payer ${payerId} has no service instance ${id}`);
  return instance;
}
