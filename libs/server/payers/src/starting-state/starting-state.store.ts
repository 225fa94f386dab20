import { Injectable } from '@nestjs/common';
import { DomainError } from '@portal/domain';
import {
  AppointmentEntity,
  AuditLogEntity,
  type EntityClass,
  insertRows,
  instanceRulesStand,
  LIFT_INSTANCE_RULES,
  PayerEntity,
  ProviderPayerNetworkEntity,
  ServiceEntity,
  ServiceInstanceEntity,
  ServiceInstanceIntegrationEntity,
  UnitOfWork,
} from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import { AuditStore } from '../audit/audit.store.js';
import { type StartingState, startingState } from './starting-state.js';

/** Rows by table, in order of dependence; tables are emptied from the last to the first. */
function rowsOf(state: StartingState): (readonly [entity: EntityClass, rows: readonly object[]])[] {
  return [
    [PayerEntity, state.payers],
    [ServiceEntity, state.services],
    [ProviderPayerNetworkEntity, state.contracts],
    [ServiceInstanceEntity, state.instances],
    [ServiceInstanceIntegrationEntity, state.mappings],
    [AppointmentEntity, state.appointments],
  ];
}

/** Loads the payer side as it was found, so that it can be seen and repaired again. */
@Injectable()
export class StartingStateStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditStore,
  ) {}

  /**
   * Replaces payers, services, instances and appointments by the starting state, which lifts the rules of the instances:
   * it has what they forbid. The audit trail stays.
   * @throws DomainError `conflict` when a person's work would be lost, unless that is wanted
   */
  async load(actorUserId: string, discardEdits: boolean): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      if (!discardEdits) await this.refuseToLoseWork(manager);
      const state = startingState();
      const tables = rowsOf(state);
      for (const [entity] of tables.toReversed()) await manager.createQueryBuilder().delete().from(entity).execute();
      if (await instanceRulesStand(manager)) for (const sql of LIFT_INSTANCE_RULES) await manager.query(sql);
      for (const [entity, rows] of tables) await insertRows(manager, entity, rows);
      await this.audit.record(manager, [
        {
          actorUserId,
          source: 'starting-state',
          action: 'load_starting_state',
          entity: 'payers',
          entityId: 'all',
          payerId: null,
          before: null,
          after: {
            payers: state.payers.length,
            instances: state.instances.length,
            appointments: state.appointments.length,
          },
          note: 'Loaded the payer side as it was found; the rules of the instances are lifted until the repair',
        },
      ]);
    });
  }

  /** What a backfill did may be undone; what people did since the last loading may not, unless they say so. */
  private async refuseToLoseWork(manager: EntityManager): Promise<void> {
    const query = manager
      .createQueryBuilder(AuditLogEntity, 'entry')
      .where(`entry.source IN ('editor', 'automation', 'booking')`);
    const last = await manager.findOne(AuditLogEntity, { where: { source: 'starting-state' }, order: { id: 'DESC' } });
    if (last) query.andWhere('entry.id > :last', { last: last.id });
    const changes = await query.getCount();
    if (changes > 0) {
      throw new DomainError(
        'conflict',
        `${changes} changes were made by hand since the last loading; they would be lost. Send discardEdits: true to lose them`,
        [],
        { changes },
      );
    }
  }
}
