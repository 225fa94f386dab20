import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The mapping of an appointment's instance, where nothing has happened since the request that could have changed it: the
 * mapping was not edited, and no appointments were moved to another instance.
 */
const REQUESTED_WITH = `SELECT m."external_id" FROM "service_instance_integrations" m
    WHERE m."service_instance_id" = "appointments"."service_instance_id" AND m."system" = 'intakeq'
      AND NOT EXISTS (
        SELECT 1 FROM "audit_log" a
        WHERE a."recorded_at" >= "appointments"."recorded_at"
          AND (a."action" = 'move_appointments' OR a."entity_id" = m."id"))`;

/**
 * The service of the booking system that an appointment was requested with. Of those that are still open it is the present
 * mapping; where that may be another one than at the request, and where the booking is known already, there is none.
 */
export class RequestedServices1769200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "appointments" ADD COLUMN "external_service_id" text');
    await queryRunner.query(
      `UPDATE "appointments" SET "external_service_id" = (${REQUESTED_WITH}) WHERE "status" = 'requested'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "appointments" DROP COLUMN "external_service_id"');
  }
}
