import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE "payers" (
    "id" text PRIMARY KEY NOT NULL,
    "name" text NOT NULL,
    "type" text NOT NULL,
    "status_code" text NOT NULL,
    "mapping_overrides" text NOT NULL,
    "setup_faults" text NOT NULL,
    "created_at" text NOT NULL,
    "updated_at" text NOT NULL,
    CONSTRAINT "ck_payers_type" CHECK (type IN ('Private', 'Medicaid', 'Self-Pay')),
    CONSTRAINT "ck_payers_status" CHECK (status_code IN ('approved', 'pending', 'suspended', 'rejected')))`,
  `CREATE TABLE "provider_payer_networks" (
    "provider_id" text NOT NULL,
    "payer_id" text NOT NULL,
    "status" text NOT NULL,
    CONSTRAINT "ck_provider_payer_networks_status" CHECK (status IN ('active', 'ended')),
    CONSTRAINT "fk_provider_payer_networks_payer" FOREIGN KEY ("payer_id") REFERENCES "payers" ("id"),
    PRIMARY KEY ("provider_id", "payer_id")
  )`,
  `CREATE TABLE "services" (
    "id" text PRIMARY KEY NOT NULL,
    "name" text NOT NULL,
    "duration_minutes" integer NOT NULL
  )`,
  `CREATE TABLE "visit_templates" (
    "kind" text PRIMARY KEY NOT NULL,
    "service_id" text NOT NULL,
    "service_name" text NOT NULL,
    "location" text NOT NULL,
    "pos_code" text NOT NULL,
    "system" text NOT NULL,
    "external_id" text NOT NULL,
    "duration_minutes" integer NOT NULL,
    CONSTRAINT "ck_visit_templates_system" CHECK (system IN ('intakeq', 'practiceq')))`,
  `CREATE TABLE "service_instances" (
    "id" text PRIMARY KEY NOT NULL,
    "service_id" text NOT NULL,
    "payer_id" text,
    "location" text NOT NULL,
    "pos_code" text NOT NULL,
    "created_at" text NOT NULL,
    CONSTRAINT "fk_service_instances_service" FOREIGN KEY ("service_id") REFERENCES "services" ("id"),
    CONSTRAINT "fk_service_instances_payer" FOREIGN KEY ("payer_id") REFERENCES "payers" ("id")
  )`,
  `CREATE TABLE "service_instance_integrations" (
    "id" text PRIMARY KEY NOT NULL,
    "service_instance_id" text NOT NULL,
    "system" text NOT NULL,
    "external_id" text NOT NULL,
    CONSTRAINT "ck_service_instance_integrations_system" CHECK (system IN ('intakeq', 'practiceq')),
    CONSTRAINT "fk_service_instance_integrations_instance" FOREIGN KEY ("service_instance_id") REFERENCES "service_instances" ("id")
  )`,
  `CREATE TABLE "appointments" (
    "id" text PRIMARY KEY NOT NULL,
    "provider_id" text NOT NULL,
    "payer_id" text NOT NULL,
    "service_instance_id" text NOT NULL,
    "starts_at" text NOT NULL,
    "duration_minutes" integer NOT NULL,
    "client_id" integer NOT NULL,
    "status" text NOT NULL,
    "external_id" text,
    "recorded_at" text NOT NULL,
    CONSTRAINT "ck_appointments_status" CHECK (status IN ('requested', 'booked', 'cancelled')),
    CONSTRAINT "ck_appointments_booked" CHECK (status <> 'booked' OR external_id IS NOT NULL),
    CONSTRAINT "fk_appointments_payer" FOREIGN KEY ("payer_id") REFERENCES "payers" ("id"),
    CONSTRAINT "fk_appointments_instance" FOREIGN KEY ("service_instance_id") REFERENCES "service_instances" ("id")
  )`,
  `CREATE TABLE "audit_log" (
    "id" text PRIMARY KEY NOT NULL,
    "recorded_at" text NOT NULL,
    "actor_user_id" text NOT NULL,
    "source" text NOT NULL,
    "action" text NOT NULL,
    "entity" text NOT NULL,
    "entity_id" text NOT NULL,
    "payer_id" text,
    "before" text,
    "after" text,
    "note" text NOT NULL,
    CONSTRAINT "ck_audit_log_source" CHECK (source IN ('starting-state', 'backfill', 'automation', 'editor', 'booking')))`,
  `CREATE TABLE "backfill_runs" (
    "id" text PRIMARY KEY NOT NULL,
    "plan_hash" text NOT NULL,
    "strategy" text NOT NULL,
    "reviewed_by" text NOT NULL,
    "actor_user_id" text NOT NULL,
    "changes" integer NOT NULL,
    "statements" text NOT NULL,
    "recorded_at" text NOT NULL
  )`,
];

const INDEXES = [
  'CREATE UNIQUE INDEX "ux_payers_name" ON "payers" ("name")',
  'CREATE INDEX "ix_provider_payer_networks_payer" ON "provider_payer_networks" ("payer_id")',
  'CREATE INDEX "ix_service_instances_payer" ON "service_instances" ("payer_id")',
  'CREATE UNIQUE INDEX "ux_service_instance_integrations_system" ON "service_instance_integrations" ("service_instance_id", "system")',
  'CREATE INDEX "ix_appointments_instance" ON "appointments" ("service_instance_id")',
  'CREATE INDEX "ix_appointments_start" ON "appointments" ("starts_at", "id")',
  'CREATE INDEX "ix_audit_log_payer" ON "audit_log" ("payer_id", "id")',
];

/**
 * Every visit that can be booked: a contract in force with a payer that is neither suspended nor rejected and has an
 * Intake that the booking system knows, with each mapped instance of the templates. A payer without a row here cannot be
 * booked.
 */
const VIEW = `CREATE VIEW "v_bookable_provider_payer" AS
  SELECT n."provider_id", n."payer_id", t."kind", t."service_id", si."id" AS "service_instance_id", si."created_at",
    t."duration_minutes", m."system", m."external_id"
  FROM "provider_payer_networks" n
  JOIN "payers" p ON p."id" = n."payer_id" AND p."status_code" NOT IN ('suspended', 'rejected')
  JOIN "service_instances" si ON si."payer_id" = n."payer_id"
  JOIN "visit_templates" t
    ON t."service_id" = si."service_id" AND t."location" = si."location" AND t."pos_code" = si."pos_code"
  JOIN "service_instance_integrations" m ON m."service_instance_id" = si."id" AND m."system" = t."system"
  WHERE n."status" = 'active' AND EXISTS (
    SELECT 1
    FROM "service_instances" isi
    JOIN "visit_templates" it ON it."kind" = 'intake'
      AND it."service_id" = isi."service_id" AND it."location" = isi."location" AND it."pos_code" = isi."pos_code"
    JOIN "service_instance_integrations" im ON im."service_instance_id" = isi."id" AND im."system" = it."system"
    WHERE isi."payer_id" = n."payer_id")`;

/** Payers, what can be booked for them, appointments, and the audit trail. */
export class Payers1767900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES, VIEW]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW "v_bookable_provider_payer"');
    for (const statement of TABLES.toReversed()) {
      const table = /"(\w+)"/.exec(statement)?.[1];
      await queryRunner.query(`DROP TABLE "${table}"`);
    }
  }
}
