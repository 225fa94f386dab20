import { closeDataSources, type DataSources, openDataSources } from '../data-sources.js';
import { parseDatabaseUrl } from '../database-url.js';
import { LIFT_INSTANCE_RULES } from '../payers/instance-rules.js';
import { describeOnServer, openScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.js';
import { copyToPostgres } from './copy-to-postgres.js';

/** More rows than go into one statement, and numbers that no integer of PostgreSQL holds. */
const RUNS = 1_203;
const BIG = 9_007_199_254_740_991;

describeOnServer('the copy of a file to a server', () => {
  let file: ScratchDatabase;
  let server: ScratchDatabase;
  let source: DataSources;
  let path: string;

  beforeEach(async () => {
    [file, server] = [await openScratchDatabase('sqlite'), await openScratchDatabase('postgres')];
    path = file.url.slice('sqlite:'.length);
    source = await openDataSources(parseDatabaseUrl(file.url));
    await storeRuns();
    await source.writer.query(
      `INSERT INTO payers VALUES ('PAY-1', 'One’s “plan”', 'Private', 'approved', '{}', '[]', 'd', 'd')`,
    );
    await source.writer.query(`INSERT INTO services VALUES ('S1', ' Intake', 60)`);
    await source.writer.query(`INSERT INTO service_instances VALUES ('I1', 'S1', 'PAY-1', 'Telehealth', '10', 'd')`);
  });
  afterEach(async () => {
    await closeDataSources(source);
    await file.close();
    await server.close();
  });

  async function storeRuns(): Promise<void> {
    await source.writer.query(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${RUNS})
       INSERT INTO generation_runs (id, run_key, scenario_id, scenario_name, seed, config, simulation_version, inputs, state,
         speed, cursor, stepping, counters, started_at, revision)
       SELECT 'RUN-' || i, i, 'demo', 'Demo', ${BIG} - i, '{}', '1', '[]', 'completed', 'max', 'd', 0, '{}', 'd', i FROM n`,
    );
  }

  /** What the server answers to a question, through a portal's own connections. */
  async function asked<Row>(sql: string): Promise<Row[]> {
    const sources = await openDataSources(parseDatabaseUrl(server.url));
    try {
      return await sources.writer.query(sql);
    } finally {
      await closeDataSources(sources);
    }
  }

  it('brings every row of every table, and leaves the file as it was', async () => {
    const told: string[] = [];
    const copied = await copyToPostgres(path, server.url, ({ name }) => told.push(name));
    expect(told).toEqual(copied.map(({ name }) => name));
    expect(Object.fromEntries(copied.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows]))).toEqual({
      ...{ generation_runs: RUNS, payers: 1, services: 1, service_instances: 1 },
    });
    const runs = await asked<{ id: string; seed: string; failure: null }>(
      'SELECT id, seed, failure FROM generation_runs ORDER BY revision',
    );
    expect(runs.map(({ id }) => id)).toEqual(Array.from({ length: RUNS }, (_, index) => `RUN-${index + 1}`));
    expect(runs[1]).toEqual({ id: 'RUN-2', seed: String(BIG - 2), failure: null });
    expect(await asked('SELECT name FROM payers')).toEqual([{ name: 'One’s “plan”' }]);
    expect(await source.reader.query('SELECT count(*) AS count FROM generation_runs')).toEqual([{ count: RUNS }]);
  });

  it('is refused where the server holds rows already, which stay', async () => {
    await asked(`INSERT INTO services VALUES ('S9', 'Other', 30)`);
    await expect(copyToPostgres(path, server.url)).rejects.toThrow('table services holds rows already');
    expect(await asked('SELECT id FROM services')).toEqual([{ id: 'S9' }]);
  });

  it('stores nothing where a row cannot be stored, and names its table', async () => {
    // SQLite keeps what PostgreSQL has no text for.
    await source.writer.query(`UPDATE services SET name = 'a' || char(0) || 'b'`);
    await expect(copyToPostgres(path, server.url)).rejects.toThrow(
      /^services could not be stored: .*Nothing was copied/,
    );
    expect(await asked('SELECT count(*)::int AS count FROM generation_runs')).toEqual([{ count: 0 }]);
  });

  it('stores nothing where the server makes something else of a row', async () => {
    await asked(
      `CREATE FUNCTION other() RETURNS trigger AS $$ BEGIN NEW.name := 'other'; RETURN NEW; END $$ LANGUAGE plpgsql`,
    );
    await asked('CREATE TRIGGER other BEFORE INSERT ON services FOR EACH ROW EXECUTE FUNCTION other()');
    await expect(copyToPostgres(path, server.url)).rejects.toThrow('holds of services is not what was sent');
    expect(await asked('SELECT count(*)::int AS count FROM generation_runs')).toEqual([{ count: 0 }]);
  });

  it('takes along that the rules of service instances are lifted, with what they forbid', async () => {
    for (const statement of LIFT_INSTANCE_RULES) await source.writer.query(statement);
    await source.writer.query(`INSERT INTO service_instances VALUES ('I2', 'S1', NULL, 'Telehealth', '10', 'd'),
      ('I3', 'S1', 'PAY-1', 'Telehealth', '10', 'd')`);
    await copyToPostgres(path, server.url);
    expect(await asked('SELECT id, payer_id AS payer FROM service_instances ORDER BY id')).toEqual([
      { id: 'I1', payer: 'PAY-1' },
      { id: 'I2', payer: null },
      { id: 'I3', payer: 'PAY-1' },
    ]);
  });

  it('is refused for a file of another version, for none, and to another file', async () => {
    await source.writer.query(`DELETE FROM migrations WHERE name LIKE 'LinkedClaims%'`);
    await expect(copyToPostgres(path, server.url)).rejects.toThrow(
      'is not of this version: start the portal on it once',
    );
    await expect(copyToPostgres(`${path}.not`, server.url)).rejects.toThrow('There is no file');
    await expect(copyToPostgres(path, 'sqlite:other.sqlite')).rejects.toThrow('to postgres://… only');
  });
});
