import type { AuditEntry, AuditNote, BackfillChange, BackfillPlan, PlanGroup } from '@portal/domain';
import { SET_INSTANCE_RULES } from '@portal/server/database';
import { auditNotes } from './backfill-audit.js';

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
  const why = `By backfill ${planHash.slice(0, 8)}, strategy ${plan.strategy}`;
  const notes = plan.groups.map((group) =>
    changesIn(group).flatMap((change) => auditNotes(change, { actorUserId, payerId: group.payerId, why })),
  );
  const entries = [...toEntries(notes.flat())];
  return plan.groups.flatMap((group, index) => {
    const comment = `Step ${group.step} of 4, ${STEP_TITLES[group.step]}: ${group.title}`;
    const audits = entries.splice(0, notes[index]?.length);
    return [...changeSql(changesIn(group), recordedAt), ...insertSql('audit_log', audits.map(auditRow))].map((sql) => ({
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
