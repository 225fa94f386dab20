import Database from 'better-sqlite3';
import { type OpenPortal, openPortal, portalOn } from './testing/open-portal.js';

const RUN = { scenarioId: 'demo', seed: 11, duration: 'continuous', speed: 'max' } as const;

describe('when the database cannot store', () => {
  let portal: OpenPortal;

  beforeEach(async () => {
    portal = await openPortal();
  });
  afterEach(() => portal.close());

  /** The run fails with a reason, the API answers, and the run goes on once the trouble is over. */
  async function survives(reason: RegExp, begin: () => unknown, end: () => unknown): Promise<void> {
    const { client } = portal;
    await client.start(RUN);
    await client.until(({ claims }) => claims > 0);
    await begin();
    const failed = await client.until(({ state }) => state === 'failed');
    expect(failed.failure).toMatchObject({ reason: expect.stringMatching(reason), retryable: true });
    expect((await client.send('GET', '/health/live')).status).toBe(200);
    expect((await client.send('GET', '/api/claims?limit=1')).status).toBe(200);
    await end();
    await client.command('resume');
    const later = await client.until(({ claims, state }) => state !== 'running' || claims > failed.claims);
    expect(later).toMatchObject({ state: 'running', failure: null });
    await client.command('stop');
  }

  it('because it is locked, the run fails with that reason and can be resumed', async () => {
    const other = new Database(portal.file, { timeout: 0 });
    await survives(
      /locked/,
      () => lock(other),
      async () => {
        const ended: string[] = [];
        const resume = portal.client.refused('POST', '/api/admin/generation/resume');
        const wait = resume.then(() => ended.push('resume'));
        for (const path of ['/health/live', '/api/claims?limit=1', '/api/metrics/dashboard']) {
          expect((await portal.client.send('GET', path)).status).toBe(200);
          ended.push(path);
        }
        await wait;
        expect(await resume).toMatchObject({ status: 503, type: '/problems/storage-unavailable' });
        // Who only reads does not wait for the lock that the command waits for.
        expect(ended.at(-1)).toBe('resume');
        other.exec('ROLLBACK');
      },
    );
    other.close();
  });

  it('because the disk is full, the run fails with that reason and can be resumed', async () => {
    const { writer } = portal.sources;
    await survives(
      /full/,
      async () => {
        const [{ page_count: pages }] = await writer.query('PRAGMA page_count');
        await writer.query(`PRAGMA max_page_count = ${pages}`);
      },
      () => writer.query('PRAGMA max_page_count = 1000000'),
    );
  });
});

describe('when the database does not answer', () => {
  it('whoever reads is told so, and is answered again once the trouble is over', async () => {
    const { client, sources, close } = await portalOn('postgres');
    const other = sources.writer.createQueryRunner();
    await other.startTransaction();
    await other.query('LOCK TABLE claims IN ACCESS EXCLUSIVE MODE');
    expect(await client.refused('GET', '/api/claims')).toMatchObject({
      ...{ status: 503, type: '/problems/storage-unavailable', title: 'The database is not available now' },
      detail: 'Try again later.',
    });
    await other.rollbackTransaction();
    await other.release();
    expect((await client.send('GET', '/api/claims')).status).toBe(200);
    await close();
  });
});

/** Takes the write lock as soon as the run, which stores one batch after another, leaves a gap. */
async function lock(database: Database.Database): Promise<void> {
  while (!database.inTransaction) {
    try {
      database.exec('BEGIN IMMEDIATE');
    } catch {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
