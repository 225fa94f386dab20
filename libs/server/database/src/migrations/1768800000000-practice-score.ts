import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a session's score is read from, in JSON. */
const SCORED = { exercises: 'total', exercises_right: 'correct' } as const;

/** Exercises of practice sessions beside their number. Sessions that are stored already are counted from their events. */
export class PracticeScore1768800000000 implements MigrationInterface {
  /** The instants of a day lie between its date and the date with a letter behind the `T` of instants. */
  async up(queryRunner: QueryRunner): Promise<void> {
    const scoreOf =
      queryRunner.connection.options.type === 'postgres'
        ? (name: string) => `(event.metadata::json ->> '${name}')::integer`
        : (name: string) => `json_extract(event.metadata, '$.${name}')`;
    for (const [column, name] of Object.entries(SCORED)) {
      await queryRunner.query(`ALTER TABLE "metric_facts" ADD COLUMN "${column}" integer NOT NULL DEFAULT 0`);
      await queryRunner.query(
        `UPDATE "metric_facts" SET "${column}" = COALESCE((
          SELECT SUM(${scoreOf(name)}) FROM "learning_events" event
          WHERE event.run_id = "metric_facts".run_id AND event.type = 'practice-completed'
            AND event.timestamp > "metric_facts".day AND event.timestamp < "metric_facts".day || 'U'
            AND event.pattern_id = "metric_facts".cause_id
            AND ("metric_facts".provider_id = '*' OR event.provider_id = "metric_facts".provider_id)
        ), 0) WHERE practice > 0`,
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const column of Object.keys(SCORED)) {
      await queryRunner.query(`ALTER TABLE "metric_facts" DROP COLUMN "${column}"`);
    }
  }
}
