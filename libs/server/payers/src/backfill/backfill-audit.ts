import type { AuditNote, BackfillChange } from '@portal/domain';

/** What all entries of a group of changes have in common. */
export interface AuditCause {
  readonly actorUserId: string;
  /** Payer of the group; null for what belongs to none. */
  readonly payerId: string | null;
  readonly why: string;
}

/** Action and table of the entries about mappings. */
const MAPPED = ['create_service_instance_integration', 'service_instance_integrations'] as const;
const UNMAPPED = ['delete_service_instance_integration', 'service_instance_integrations'] as const;

/** The entries of the audit trail that a change makes: one for each row that it changes. */
export function auditNotes(change: BackfillChange, { actorUserId, payerId, why }: AuditCause): AuditNote[] {
  const note = (
    action: string,
    entity: string,
    entityId: string,
    before: AuditNote['before'],
    after: AuditNote['after'],
  ): AuditNote => ({ actorUserId, source: 'backfill', action, entity, entityId, payerId, before, after, note: why });
  switch (change.kind) {
    case 'move-appointments': {
      const { from, to, count } = change;
      const [before, after] = [
        { serviceInstanceId: from, count },
        { serviceInstanceId: to, count },
      ];
      return [note('move_appointments', 'appointments', from, before, after)];
    }
    case 'remove-instance': {
      const { instance, mappings, reason } = change;
      const because = reason === 'duplicate' ? 'duplicate of an instance that was kept' : 'belonged to no payer';
      return [
        ...mappings.map((mapping) => note(...UNMAPPED, mapping.id, { ...mapping }, null)),
        note('delete_service_instance', 'service_instances', instance.id, { ...instance }, null),
      ].map((entry) => ({ ...entry, note: `${why}: ${because}` }));
    }
    case 'repoint-instance': {
      const { instance, serviceId } = change;
      const before = { serviceId: instance.serviceId };
      const entry = note('update_service_instance', 'service_instances', instance.id, before, { serviceId });
      return [{ ...entry, payerId: instance.payerId }];
    }
    case 'remove-service': {
      const { service, keptId } = change;
      const entry = note('delete_service', 'services', service.id, { ...service }, null);
      return [{ ...entry, note: `${why}: listed twice, ${keptId} is meant` }];
    }
    case 'create-instance': {
      const { instance } = change;
      return [note('create_service_instance', 'service_instances', instance.id, null, { ...instance })];
    }
    case 'map-instance':
      return [note(...MAPPED, change.mapping.id, null, { ...change.mapping })];
    case 'set-rules':
      return [note('set_rules', 'service_instances', 'all', null, { payerId: 'not null', place: 'unique' })];
  }
}
