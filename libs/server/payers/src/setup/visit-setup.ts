import { Injectable } from '@nestjs/common';
import {
  type AuditNote,
  externalIdFor,
  instanceKey,
  type PayerProfile,
  type SetupFault,
  type VisitTemplate,
} from '@portal/domain';
import { ServiceInstanceEntity, ServiceInstanceIntegrationEntity } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { EntityManager } from 'typeorm';
import { AuditStore } from '../audit/audit.store.js';
import { readTemplates } from '../payer-book.reader.js';
import { freeRowId } from '../row-id.js';

/** What became of the visits of a payer. */
export interface VisitSetupResult {
  readonly instancesCreated: number;
  readonly mappingsCreated: number;
  readonly faults: readonly SetupFault[];
}

/** Who sets up, and how the audit trail puts it: `Auto-created Intake service instance for new payer`. */
export interface VisitSetupCause {
  readonly actorUserId: string;
  readonly newPayer: boolean;
}

/**
 * Gives a payer the instances of the templates and their mappings. Each is made under a savepoint of its own: what fails
 * is undone and listed, the rest stands. What is there already stays as it is.
 */
@Injectable()
export class VisitSetup {
  constructor(
    private readonly audit: AuditStore,
    private readonly clock: WallClock,
  ) {}

  /** Used inside a unit of work. */
  async ensure(manager: EntityManager, payer: PayerProfile, cause: VisitSetupCause): Promise<VisitSetupResult> {
    const result = { instancesCreated: 0, mappingsCreated: 0, faults: [] as SetupFault[] };
    for (const template of await readTemplates(manager)) {
      const instance = await attempt(() =>
        manager.transaction((savepoint) => this.ensureInstance(savepoint, payer.id, template, cause)),
      );
      if ('fault' in instance) {
        result.faults.push({ kind: template.kind, part: 'instance', detail: instance.fault });
        continue;
      }
      if (instance.made.created) result.instancesCreated++;
      const mapping = await attempt(() =>
        manager.transaction((savepoint) => this.ensureMapping(savepoint, payer, template, instance.made.id, cause)),
      );
      if ('fault' in mapping) result.faults.push({ kind: template.kind, part: 'mapping', detail: mapping.fault });
      else if (mapping.made) result.mappingsCreated++;
    }
    return result;
  }

  private async ensureInstance(
    manager: EntityManager,
    payerId: string,
    { serviceId, serviceName, location, posCode }: VisitTemplate,
    cause: VisitSetupCause,
  ): Promise<{ id: string; created: boolean }> {
    const place = { serviceId, payerId, location, posCode };
    const known = await manager.findOne(ServiceInstanceEntity, {
      where: place,
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    if (known) return { id: known.id, created: false };
    const instance = {
      id: await freeRowId(manager, 'service_instances', instanceKey(place)),
      ...place,
      createdAt: this.clock.now(),
    };
    await manager.createQueryBuilder().insert().into(ServiceInstanceEntity).values(instance).orIgnore().execute();
    await this.audit.record(manager, [
      {
        ...automation(cause, payerId),
        action: 'create_service_instance',
        entity: 'service_instances',
        entityId: instance.id,
        after: instance,
        note: `Auto-created ${serviceName.trim()} service instance for ${cause.newPayer ? 'new payer' : 'payer'}`,
      },
    ]);
    return { id: instance.id, created: true };
  }

  private async ensureMapping(
    manager: EntityManager,
    payer: PayerProfile,
    template: VisitTemplate,
    serviceInstanceId: string,
    cause: VisitSetupCause,
  ): Promise<boolean> {
    const { system, serviceName } = template;
    const known = await manager.findOneBy(ServiceInstanceIntegrationEntity, { serviceInstanceId, system });
    if (known) return false;
    const mapping = {
      id: await freeRowId(manager, 'service_instance_integrations', `${serviceInstanceId}/${system}`),
      serviceInstanceId,
      system,
      externalId: externalIdFor(template, payer.mappingOverrides),
    };
    await manager
      .createQueryBuilder()
      .insert()
      .into(ServiceInstanceIntegrationEntity)
      .values(mapping)
      .orIgnore()
      .execute();
    await this.audit.record(manager, [
      {
        ...automation(cause, payer.id),
        action: 'create_service_instance_integration',
        entity: 'service_instance_integrations',
        entityId: mapping.id,
        after: mapping,
        note: `Auto-mapped ${serviceName.trim()} service instance`,
      },
    ]);
    return true;
  }
}

function automation({ actorUserId }: VisitSetupCause, payerId: string) {
  return { actorUserId, source: 'automation', payerId, before: null } as const satisfies Partial<AuditNote>;
}

/** The one place where a failure is not the end: it is listed, and what was done under the savepoint is undone. */
async function attempt<Made>(work: () => Promise<Made>): Promise<{ made: Made } | { fault: string }> {
  try {
    return { made: await work() };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
