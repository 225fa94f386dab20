import { describeOnEachEngine } from '../testing/scratch-database.js';
import { scratchMigration } from '../testing/scratch-migration.js';
import { LinkedClaims1769300000000 } from './1769300000000-linked-claims.js';

/** What is counted of a pattern beside its links. */
const COUNT = { claims: 1, expected: 1.5, target: 0.25 };

describeOnEachEngine('the migration that counts all claims linked to a pattern', (engine) => {
  const scratch = scratchMigration(engine, new LinkedClaims1769300000000());

  it('takes over what is stored: the links of each run, and none of another', async () => {
    await scratch.migrate('down');
    const one = { claims: 7, patterns: { 'PTN-001': COUNT, 'PTN-002': COUNT } };
    await store('RUN-1', one, { 'PTN-001': 3 });
    await store('RUN-2', { claims: 2, patterns: { 'PTN-002': COUNT } }, { 'PTN-002': 2 });
    await store('RUN-3', { claims: 0, patterns: {} }, {});
    await scratch.migrate('up');
    expect(await counters()).toEqual({
      'RUN-1': { claims: 7, patterns: { 'PTN-001': { ...COUNT, linked: 3 }, 'PTN-002': { ...COUNT, linked: 0 } } },
      'RUN-2': { claims: 2, patterns: { 'PTN-002': { ...COUNT, linked: 2 } } },
      'RUN-3': { claims: 0, patterns: {} },
    });
    await scratch.migrate('down');
    expect(await counters()).toMatchObject({ 'RUN-1': one });
    expect(JSON.stringify(await counters())).not.toContain('linked');
  });

  /** Stores a run with its counters and so many links of each pattern. */
  async function store(runId: string, counters: object, links: Readonly<Record<string, number>>): Promise<void> {
    const claims = Object.entries(links).flatMap(([patternId, number]) =>
      Array.from({ length: number }, (_, index) => `('${patternId}', '${runId}-${patternId}-${index}', '${runId}')`),
    );
    await insert(
      `INSERT INTO generation_runs (id, run_key, scenario_id, scenario_name, seed, config, simulation_version, inputs, state,
         speed, cursor, stepping, counters, started_at, revision)
       VALUES ('${runId}', '${runId}', 'demo', 'Demo', 1, '{}', '1', '[]', 'completed', 'max', 'd', 0,
         '${JSON.stringify(counters)}', 'd', 1)`,
    );
    if (claims.length > 0)
      await insert(`INSERT INTO pattern_claims (pattern_id, claim_id, run_id) VALUES ${claims.join(', ')}`);
  }

  /** The claims and the patterns that are linked are left out: only links are counted. */
  async function insert(statement: string): Promise<void> {
    if (engine === 'sqlite') {
      await scratch.sources.writer.query('PRAGMA foreign_keys = OFF');
      await scratch.sources.writer.query(statement);
      return;
    }
    await scratch.sources.writer.query(
      `SET session_replication_role = replica; ${statement}; RESET session_replication_role`,
    );
  }

  async function counters(): Promise<Record<string, unknown>> {
    const rows: { id: string; counters: string }[] = await scratch.sources.reader.query(
      'SELECT id, counters FROM generation_runs ORDER BY id',
    );
    return Object.fromEntries(rows.map((row) => [row.id, JSON.parse(row.counters)]));
  }
});
