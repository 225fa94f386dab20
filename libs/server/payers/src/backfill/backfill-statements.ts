import type { AuditEntry, AuditNote, BackfillChange, BackfillPlan, PlanGroup } from '@portal/domain';
import { SET_INSTANCE_RULES } from '@portal/server/database';

/** One statement of a backfill, with what it is for. */
export interface BackfillStatement {
  readonly comment: string;
  readonly sql: string;
}

/** Who applies a plan, and the moment and the audit entries that it is written with. */
export interface BackfillWriter {
  readonly actorUserId: string;
  readonly recordedAt: string;
  /** Adds moment and id. */
  readonly toEntries: (notes: readonly AuditNote[]) => readonly AuditEntry[];
}

type ChangeOf<Kind extends BackfillChange['kind']> = Extract<BackfillChange, { readonly kind: Kind }>;

const STEP_TITLES = ['', 'Repair what is there', 'Private and Medicaid', 'Self-Pay', 'Keep it so'];

/**
 * The statements of a plan, in order of execution. The text that a person reviews is the text that is run: values stand
 * in it as literals, and nothing is added on the way to the database.
 */
export function backfillStatements(
  plan: BackfillPlan,
  planHash: string,
  { actorUserId, recordedAt, toEntries }: BackfillWriter,
): BackfillStatement[] {
  const note = `By backfill ${planHash.slice(0, 8)}, strategy ${plan.strategy}`;
  const entries = toEntries(
    plan.groups.flatMap((group) => changesIn(group).flatMap((change) => auditNotes(change, group, actorUserId, note))),
  );
  let used = 0;
  return plan.groups.flatMap((group) => {
    const changes = changesIn(group);
    const comment = `Step ${group.step} of 4, ${STEP_TITLES[group.step]}: ${group.title}`;
    const audits = entries.slice(used, (used += changes.reduce((sum, change) => sum + auditCount(change), 0)));
    return [...changeSql(changes, recordedAt), ...insertSql('audit_log', audits.map(auditRow))].map((sql) => ({
      comment,
      sql,
    }));
  });
}

/** The statements as a script. */
export function toScript(statements: readonly BackfillStatement[]): string {
  const lines = statements.flatMap(({ comment, sql }, index) => [
    ...(statements[index - 1]?.comment === comment ? [] : ['', `-- ${comment.replaceAll(/\s+/g, ' ')}`]),
    `${sql};`,
  ]);
  return ['BEGIN;', ...lines, '', 'COMMIT;', ''].join('\n');
}

function changesIn(group: PlanGroup): BackfillChange[] {
  return group.rows.flatMap(({ changes }) => changes);
}

/** One statement for all changes of a kind; the kinds in the order in which the tables allow them. */
function changeSql(changes: readonly BackfillChange[], recordedAt: string): string[] {
  const of = <Kind extends BackfillChange['kind']>(kind: Kind) =>
    changes.filter((change): change is ChangeOf<Kind> => change.kind === kind);
  const removed = of('remove-instance').map(({ instance }) => instance.id);
  const mapped = of('map-instance').map(({ mapping }) => mapping);
  return [
    ...of('move-appointments').map(
      ({ from, to }) =>
        `UPDATE "appointments" SET "service_instance_id" = ${literal(to)} WHERE "service_instance_id" = ${literal(from)}`,
    ),
    ...deleteSql('service_instance_integrations', 'service_instance_id', removed),
    ...deleteSql('service_instances', 'id', removed),
    ...of('repoint-instance').map(
      ({ instance, serviceId }) =>
        `UPDATE "service_instances" SET "service_id" = ${literal(serviceId)} WHERE "id" = ${literal(instance.id)}`,
    ),
    ...deleteSql(
      'services',
      'id',
      of('remove-service').map(({ service }) => service.id),
    ),
    ...insertSql(
      'service_instances',
      of('create-instance').map(({ instance }) => ({
        id: instance.id,
        service_id: instance.serviceId,
        payer_id: instance.payerId,
        location: instance.location,
        pos_code: instance.posCode,
        created_at: recordedAt,
      })),
    ),
    ...insertSql(
      'service_instance_integrations',
      mapped.map(({ id, serviceInstanceId, system, externalId }) => ({
        id,
        service_instance_id: serviceInstanceId,
        system,
        external_id: externalId,
      })),
    ),
    ...of('set-rules').flatMap(() => SET_INSTANCE_RULES),
  ];
}

type Row = Readonly<Record<string, string | null>>;

function insertSql(table: string, rows: readonly Row[]): string[] {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return [];
  const values = rows.map((row) => `(${columns.map((column) => literal(row[column] ?? null)).join(', ')})`);
  const names = columns.map((column) => `"${column}"`).join(', ');
  return [`INSERT INTO "${table}" (${names}) VALUES\n  ${values.join(',\n  ')}`];
}

function deleteSql(table: string, column: string, values: readonly string[]): string[] {
  if (values.length === 0) return [];
  return [`DELETE FROM "${table}" WHERE "${column}" IN (${values.map(literal).join(', ')})`];
}

/** Text as a literal of standard SQL: quotes are doubled, and nothing else has a meaning in it. */
function literal(value: string | null): string {
  return value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`;
}

function auditRow({
  id,
  recordedAt,
  actorUserId,
  source,
  action,
  entity,
  entityId,
  payerId,
  ...rest
}: AuditEntry): Row {
  const json = (value: AuditEntry['before']) => (value === null ? null : JSON.stringify(value));
  return {
    id,
    recorded_at: recordedAt,
    actor_user_id: actorUserId,
    source,
    action,
    entity,
    entity_id: entityId,
    payer_id: payerId,
    before: json(rest.before),
    after: json(rest.after),
    note: rest.note,
  };
}

/** Entries of the audit trail that a change makes. */
function auditCount(change: BackfillChange): number {
  return change.kind === 'remove-instance' && change.mapping ? 2 : 1;
}

function auditNotes(change: BackfillChange, group: PlanGroup, actorUserId: string, note: string): AuditNote[] {
  const base = { actorUserId, source: 'backfill' as const, payerId: group.payerId, note, before: null, after: null };
  switch (change.kind) {
    case 'move-appointments': {
      const { from, to, count } = change;
      const row = { ...base, action: 'move_appointments', entity: 'appointments', entityId: from };
      return [{ ...row, before: { serviceInstanceId: from, count }, after: { serviceInstanceId: to, count } }];
    }
    case 'remove-instance': {
      const { instance, mapping, reason } = change;
      const why = reason === 'double' ? 'double of an instance that was kept' : 'belonged to no payer';
      const row = { ...base, entityId: instance.id, note: `${note}: ${why}` };
      return [
        ...(mapping
          ? [
              {
                ...row,
                action: 'delete_service_instance_integration',
                entity: 'service_instance_integrations',
                entityId: mapping.id,
                before: { ...mapping },
              },
            ]
          : []),
        { ...row, action: 'delete_service_instance', entity: 'service_instances', before: { ...instance } },
      ];
    }
    case 'repoint-instance': {
      const { instance, serviceId } = change;
      const row = { ...base, action: 'update_service_instance', entity: 'service_instances', entityId: instance.id };
      return [{ ...row, payerId: instance.payerId, before: { serviceId: instance.serviceId }, after: { serviceId } }];
    }
    case 'remove-service': {
      const { service, keptId } = change;
      const row = { ...base, action: 'delete_service', entity: 'services', entityId: service.id };
      return [{ ...row, before: { ...service }, note: `${note}: listed twice, ${keptId} is meant` }];
    }
    case 'create-instance': {
      const { instance } = change;
      const row = { ...base, action: 'create_service_instance', entity: 'service_instances', entityId: instance.id };
      return [{ ...row, after: { ...instance } }];
    }
    case 'map-instance': {
      const { mapping } = change;
      const row = { ...base, action: 'create_service_instance_integration', entity: 'service_instance_integrations' };
      return [{ ...row, entityId: mapping.id, after: { ...mapping } }];
    }
    case 'set-rules':
      return [
        {
          ...base,
          action: 'set_rules',
          entity: 'service_instances',
          entityId: 'all',
          after: { rules: 'not null, unique' },
        },
      ];
  }
}
