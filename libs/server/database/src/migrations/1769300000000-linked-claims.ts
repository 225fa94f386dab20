import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As much of a run's counters as concerns its patterns. */
interface Counters {
  readonly patterns?: Readonly<Record<string, { readonly linked?: number }>>;
}

/** The claims that are linked to each pattern, history included, in the counters of the runs that are stored already. */
export class LinkedClaims1769300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const rows: { runId: string; patternId: string; links: number | string }[] = await queryRunner.query(
      `SELECT "run_id" AS "runId", "pattern_id" AS "patternId", COUNT(*) AS "links" FROM "pattern_claims"
       GROUP BY "run_id", "pattern_id"`,
    );
    const links = new Map(rows.map((row) => [`${row.runId} ${row.patternId}`, Number(row.links)]));
    await eachRun(queryRunner, (runId, patternId, count) => ({
      ...count,
      linked: links.get(`${runId} ${patternId}`) ?? 0,
    }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await eachRun(queryRunner, (_runId, _patternId, { linked: _, ...count }) => count);
  }
}

type PatternCount = NonNullable<Counters['patterns']>[string];

/** Rewrites what each run counts of each of its patterns. */
async function eachRun(
  queryRunner: QueryRunner,
  changed: (runId: string, patternId: string, count: PatternCount) => PatternCount,
): Promise<void> {
  const [text, id] = queryRunner.connection.options.type === 'postgres' ? ['$1', '$2'] : ['?', '?'];
  const runs: { id: string; counters: string }[] = await queryRunner.query(
    'SELECT "id", "counters" FROM "generation_runs"',
  );
  for (const run of runs) {
    const counters = JSON.parse(run.counters) as Counters;
    const patterns = Object.entries(counters.patterns ?? {}).map(
      ([patternId, count]) => [patternId, changed(run.id, patternId, count)] as const,
    );
    await queryRunner.query(`UPDATE "generation_runs" SET "counters" = ${text} WHERE "id" = ${id}`, [
      JSON.stringify({ ...counters, patterns: Object.fromEntries(patterns) }),
      run.id,
    ]);
  }
}
