import type { EntityManager, QueryRunner } from 'typeorm';

/** Whoever can run SQL: a migration or a unit of work. */
type SqlRunner = Pick<QueryRunner, 'query'> | Pick<EntityManager, 'query'>;

/**
 * The rules of `service_instances`: every instance has a payer, and there is one for each service, payer, location and
 * place. The unique index alone would let duplicates without a payer through, so NOT NULL belongs to it. SQLite 3.53 and
 * PostgreSQL take the same words.
 */
export const SET_INSTANCE_RULES = [
  'ALTER TABLE "service_instances" ALTER COLUMN "payer_id" SET NOT NULL',
  'CREATE UNIQUE INDEX "ux_service_instances_place" ON "service_instances" ("service_id", "payer_id", "location", "pos_code")',
];

/** Takes the rules away, as the starting state needs it. */
export const LIFT_INSTANCE_RULES = [
  'DROP INDEX "ux_service_instances_place"',
  'ALTER TABLE "service_instances" ALTER COLUMN "payer_id" DROP NOT NULL',
];

/** Finds the index of the rules, by engine: nothing while they are lifted. */
export const FIND_INSTANCE_RULES = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'index' AND name = 'ux_service_instances_place'`,
  postgres: `SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname = 'ux_service_instances_place'`,
} as const;

/** True while the table itself refuses duplicates and instances without a payer. */
export async function instanceRulesStand(manager: EntityManager): Promise<boolean> {
  const engine = manager.connection.options.type === 'postgres' ? 'postgres' : 'sqlite';
  const rows: unknown[] = await manager.query(FIND_INSTANCE_RULES[engine]);
  return rows.length > 0;
}

/**
 * Removes what the rules forbid: duplicates (the oldest instance stays) and instances without a payer. Appointments of a
 * duplicate move to the instance that stays.
 * @throws Error when appointments refer to an instance without a payer: nobody but a person can say whose it is
 */
export async function repairInstances(runner: SqlRunner): Promise<void> {
  const booked: { id: string }[] = await runner.query(
    `SELECT "id" FROM "service_instances" si WHERE "payer_id" IS NULL
      AND EXISTS (SELECT 1 FROM "appointments" a WHERE a."service_instance_id" = si."id")`,
  );
  if (booked.length > 0) {
    const ids = booked.map(({ id }) => id).join(', ');
    throw new Error(`Appointments refer to service instances without a payer; give each its payer first: ${ids}`);
  }
  for (const statement of REPAIR) await runner.query(statement);
}

/** For each instance the one that stays: the oldest of the same service, payer, location and place. */
const KEEPER = `(SELECT k."id" FROM "service_instances" k WHERE k."service_id" = si."service_id"
  AND k."payer_id" = si."payer_id" AND k."location" = si."location" AND k."pos_code" = si."pos_code"
  ORDER BY k."created_at", k."id" LIMIT 1)`;
const SURPLUS = `(SELECT si."id" FROM "service_instances" si WHERE si."payer_id" IS NULL OR si."id" <> ${KEEPER})`;

const REPAIR = [
  `UPDATE "appointments" SET "service_instance_id" =
    (SELECT ${KEEPER} FROM "service_instances" si WHERE si."id" = "appointments"."service_instance_id")`,
  `DELETE FROM "service_instance_integrations" WHERE "service_instance_id" IN ${SURPLUS}`,
  `DELETE FROM "service_instances" WHERE "id" IN ${SURPLUS}`,
];
