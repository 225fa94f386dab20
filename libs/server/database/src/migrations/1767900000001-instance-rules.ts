import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIFT_INSTANCE_RULES, repairInstances, SET_INSTANCE_RULES } from '../payers/instance-rules.js';

/** Repairs the service instances, then sets the rules that keep them so: neither could stand without the other. */
export class InstanceRules1767900000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await repairInstances(queryRunner);
    for (const statement of SET_INSTANCE_RULES) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of LIFT_INSTANCE_RULES) await queryRunner.query(statement);
  }
}
