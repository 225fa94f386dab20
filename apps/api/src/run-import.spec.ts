import type {
  ClaimCorrection,
  ClaimPage,
  Dashboard,
  FactAudit,
  ProblemDetails,
  RunSummary,
  WorkList,
} from '@portal/contracts';
import { describeOnEachEngine, openScratchDatabase } from '@portal/server/database/testing';
import { rowCounts, SMALL_WORLD, worldDigest } from '@portal/server/generation/testing';
import { PracticeOutlet } from '@portal/server/learning';
import { until } from '@portal/server/runtime/testing';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type OpenPortal, openPortal, portalOn, type ServedPortal, servePortal } from './testing/open-portal.js';
import type { PortalClient } from './testing/portal-client.js';
import { PortalProcess } from './testing/portal-process.js';
import { type ExportedFiles, exportedFiles, uploadRun } from './testing/run-files.js';

const RUNS = '/api/admin/generation/runs';
const WORK = '/api/admin/work';
const NAMES = ['manifest.json', 'run.ndjson', 'ground_truth.ndjson'];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const dashboard = (client: PortalClient, runId: string) =>
  client.accepted<Dashboard>('GET', `/api/metrics/dashboard?runId=${runId}&period=month`);

/** Claims in a file of SQLite that no portal has open. */
function claimsIn(url: string): number {
  const file = new Database(url.slice('sqlite:'.length), { fileMustExist: true });
  try {
    return file.prepare('SELECT count(*) FROM claims').pluck().get() as number;
  } finally {
    file.close();
  }
}

/** Rows of every business table, with runs and marks of imports. */
async function storedRows(portal: ServedPortal): Promise<Record<string, number>> {
  const { reader } = portal.sources;
  const counts = await rowCounts(reader);
  for (const table of ['generation_runs', 'run_imports', 'metric_facts'])
    counts[table] = Number((await reader.query(`SELECT count(*) AS count FROM "${table}"`))[0].count);
  return counts;
}

describe('a run that was taken away and is brought in again', () => {
  let home: OpenPortal;
  let runId: string;
  let files: ExportedFiles;
  let run: string;
  let digest: string;
  let figures: Dashboard;

  beforeAll(async () => {
    home = await openPortal();
    ({ runId } = await home.client.start(SMALL_WORLD));
    await home.client.completed();
    files = await exportedFiles(home.client, runId, NAMES);
    run = files['run.ndjson'] as string;
    digest = await worldDigest(home.sources.reader);
    figures = await dashboard(home.client, runId);
  });
  afterAll(() => home.close());

  describeOnEachEngine('is the same run', (engine) => {
    let portal: ServedPortal;

    beforeAll(async () => void (portal = await portalOn(engine)));
    afterAll(() => portal.close());

    it('with the same rows, facts and figures, and gives the same SHA-256 again', async () => {
      const before = (await home.client.accepted<RunSummary>('GET', `${RUNS}/${runId}`)) as RunSummary;
      const upload = { run, groundTruth: files['ground_truth.ndjson'] };
      const { status, body } = await uploadRun<RunSummary>(portal.client, upload);
      expect([status, body]).toEqual([
        201,
        {
          ...before,
          startedAt: body.startedAt,
          endedAt: body.importedAt,
          importedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      ]);
      expect(await worldDigest(portal.sources.reader)).toBe(digest);
      expect(await exportedFiles(portal.client, runId, NAMES)).toEqual(files);
      const audit = await portal.client.accepted<FactAudit>('POST', `${RUNS}/${runId}/facts/check`);
      expect(audit).toMatchObject({ differing: 0, rows: expect.any(Number) });
      expect(audit.rows).toBeGreaterThan(100);
      const again = await dashboard(portal.client, runId);
      expect(again).toEqual({ ...figures, computedAt: again.computedAt });
    });

    it('has the counts and patterns that it had', async () => {
      const [was, is] = [await home.client.status(), await portal.client.status()];
      const { claims, denials, approvals, appeals, overturned, upheld, learningEvents, sinceStart } = was;
      expect(is).toMatchObject({ claims, denials, approvals, appeals, overturned, upheld, learningEvents, sinceStart });
      expect(is).toMatchObject({ patternDistribution: was.patternDistribution, claimsLastDay: was.claimsLastDay });
    });

    it('is refused by name while it is there, and does not go on', async () => {
      const { status, body } = await uploadRun<ProblemDetails>(portal.client, { run });
      expect([status, body]).toMatchObject([
        409,
        { runId, detail: expect.stringContaining(`${runId} is here already`) },
      ]);
      expect((await portal.client.refused('POST', '/api/admin/generation/resume')).status).toBe(409);
    });

    it('is deleted like another, and may come in again, packed, without what was planted', async () => {
      await portal.client.accepted('DELETE', `${RUNS}/${runId}`);
      expect(Object.values(await storedRows(portal)).every((count) => count === 0)).toBe(true);
      const { status } = await uploadRun(portal.client, { run: gzipSync(run) });
      expect(status).toBe(201);
      expect(await storedRows(portal)).toMatchObject({ claim_truth: 0, pattern_claims: 0, generation_runs: 1 });
      expect((await exportedFiles(portal.client, runId, ['claims.ndjson', 'appeals.ndjson']))['claims.ndjson']).toEqual(
        (await exportedFiles(home.client, runId, ['claims.ndjson']))['claims.ndjson'],
      );
    });
  });

  describe('is refused as a whole', () => {
    let portal: OpenPortal;

    beforeAll(async () => {
      portal = await openPortal();
    });
    afterAll(() => portal.close());

    /** Lines of the file, changed. */
    const lines = (change: (lines: string[]) => string[]) => `${change(run.trimEnd().split('\n')).join('\n')}\n`;
    const line = (number: number, change: (text: string) => string) =>
      lines((all) => all.map((text, index) => (index === number - 1 ? change(text) : text)));
    /** The file with another row of claims and the hash that fits it. */
    const forged = (number: number, change: (text: string) => string) => {
      const claims = (text: string) =>
        text
          .split('\n')
          .slice(1, 1 + rowsOf('claims'))
          .join('\n') + '\n';
      const changed = line(number, change);
      return changed.replace(sha256(claims(run)), sha256(claims(changed)));
    };
    const rowsOf = (name: string): number =>
      JSON.parse(files['manifest.json'] as string).tables.find((table: { name: string }) => table.name === name).rows;
    const swapped = (all: string[]) => [all[0], all[2], all[1], ...all.slice(3)] as string[];
    const manifest = (change: (content: Record<string, object>) => object) =>
      line(1, (text) => JSON.stringify(change(JSON.parse(text))));

    it.each<[string, () => Buffer | string, RegExp]>([
      ['an empty file', () => '', /run\.ndjson is empty/],
      ['something else', () => 'claims,denials\r\n1,2\r\n', /does not begin with the manifest/],
      ['a manifest alone', () => lines(([head]) => [head as string]), /has 0 rows of claims, not \d+/],
      ['a file without its manifest', () => lines((all) => all.slice(1)), /does not begin with the manifest of a run/],
      ['a file that is cut off', () => run.slice(0, run.length / 2), /cut off in the middle of line \d+/],
      ['a packed file that is cut off', () => gzipSync(run).subarray(0, 20_000), /cannot be unpacked after line \d+/],
      ['a row that is missing at the end', () => lines((all) => all.slice(0, -1)), /rows of learning_events, not/],
      ['a row too many', () => lines((all) => [...all, all.at(-1) as string]), /goes on at line \d+/],
      [
        'rows in another order',
        () => lines(swapped),
        /line 3 \(row 2 of claims\): id: stands behind one that comes after/,
      ],
      ['a changed row', () => line(3, (text) => text.replace('"patient_name":"', '"patient_name":"X')), /SHA-256/],
      ['no JSON', () => line(4, () => '{"id":'), /line 4 \(row 3 of claims\): is not JSON/],
      [
        'an unknown field',
        () => line(2, (text) => text.replace('{', '{"x":1,')),
        /line 2 .*: x: there is no such field/,
      ],
      [
        'an amount with three decimals',
        () => forged(2, (text) => text.replace(/"billed_amount":[\d.]+/, '"billed_amount":12.345')),
        /line 2 \(row 1 of claims\): billed_amount: has more than two decimals/,
      ],
      [
        'a payer that is not known',
        () => forged(3, (text) => text.replace(/"payer_id":"[^"]+"/, '"payer_id":"PAY-999"')),
        /line 3 \(row 2 of claims\): payer_id: is no payer of this portal/,
      ],
      [
        'a row of another run',
        () => forged(3, (text) => text.replaceAll(runId, 'RUN-0DDBA1')),
        /line 3 \(row 2 of claims\): run_id: is not RUN-/,
      ],
      [
        'a row that is written otherwise',
        () => forged(2, (text) => text.replace(',', ', ')),
        /line 2 \(row 1 of claims\): is not written as an export writes it/,
      ],
      [
        'a schema of another version',
        () => manifest((content) => ({ ...content, schemaVersion: 2 })),
        /schemaVersion is 2; this portal reads 1/,
      ],
      [
        'another seed',
        () => manifest((content) => ({ ...content, run: { ...content['run'], seed: 1 } })),
        /settings, seed and version give another id/,
      ],
      ['a manifest without rows', () => manifest((content) => ({ ...content, tables: [] })), /says nothing of claims/],
    ])('%s', async (_what, made, reason) => {
      const { status, body } = await uploadRun<ProblemDetails>(portal.client, { run: made() });
      expect([status, body.detail]).toEqual([400, expect.stringMatching(reason)]);
      expect(Object.values(await storedRows(portal)).every((count) => count === 0)).toBe(true);
    });

    it('with the ground truth of another run, or no run at all', async () => {
      const truth = (files['ground_truth.ndjson'] as string).replace(
        '"planted_cause_id":null',
        '"planted_cause_id":"PTN-001"',
      );
      const changed = await uploadRun<ProblemDetails>(portal.client, { run, groundTruth: truth });
      expect([changed.status, changed.body.detail]).toEqual([400, expect.stringMatching(/ground_truth.* SHA-256/)]);
      const none = await uploadRun<ProblemDetails>(portal.client, { groundTruth: files['ground_truth.ndjson'] });
      expect([none.status, none.body.errors]).toMatchObject([400, [{ pointer: '/run' }]]);
      expect((await uploadRun(portal.client, { run }, { anonymous: true })).status).toBe(401);
      expect(Object.values(await storedRows(portal)).every((count) => count === 0)).toBe(true);
    });

    it('with lines of a claim that is not there', async () => {
      // A whole file in itself, with hashes that fit, whose last claim has gone.
      const promised = JSON.parse(files['manifest.json'] as string);
      const all = run.trimEnd().split('\n');
      const claims = all.slice(1, rowsOf('claims'));
      promised.tables[0].rows--;
      promised.files.find(({ name }: { name: string }) => name === 'claims.ndjson').sha256 = sha256(
        `${claims.join('\n')}\n`,
      );
      const made = [JSON.stringify(promised), ...claims, ...all.slice(1 + rowsOf('claims')), ''].join('\n');
      const { status, body } = await uploadRun<ProblemDetails>(portal.client, { run: made });
      expect([status, body.detail]).toEqual([
        400,
        expect.stringMatching(/rows of claim_lines for CLM-.* no such claim/),
      ]);
      expect(Object.values(await storedRows(portal)).every((count) => count === 0)).toBe(true);
    });
  });

  it('comes with all that people and plans changed in it, also when it did not stand at midnight', async () => {
    const [there, here] = [await openPortal(), await openPortal()];
    const { client } = there;
    const lived = await client.start({
      ...{ scenarioId: 'industry', seed: 12, claimsPerDay: 30, denialRate: 0.4, warmupDays: 30 },
      ...{ duration: 'continuous', speed: 'real-time' },
      stages: [{ name: 'Busy', fromDay: 3, settings: { claimsPerDay: 80, patterns: [] } }],
      ruleChanges: [{ payerId: 'PAY-004', procedureCode: '99214', placeOfService: null, fromDay: 2 }],
      providerIds: ['PRV-001', 'PRV-002'],
    });
    await client.command('pause');
    await client.command('resume', { until: '2026-01-06', speed: 'max' });
    await client.until(({ state }) => state === 'paused');
    await client.command('configure', { denialRate: 0.2, practiceSessionsPerDay: 3 });
    const session = { patternId: 'PTN-001', providerId: 'PRV-001', userId: 'Ada', sessionId: 'LAB-1' } as const;
    const outlet = there.app.get(PracticeOutlet);
    await outlet.take(lived.runId, { ...session, kind: 'practice-started' });
    const score = { duration: 410_000, correct: 9, total: 10, score: 0.95, claimId: null };
    await outlet.take(lived.runId, { ...session, kind: 'practice-completed', ...score });
    await correctOne(client);
    await client.command('resume', { until: '2026-01-10', speed: 'max' });
    await client.until(({ state }) => state === 'paused');
    await client.command('resume', { speed: '1000x' });
    await client.until(({ simulatedNow }) => (simulatedNow ?? '') > '2026-01-10T00:05');
    const was = await client.command('pause');

    const taken = await exportedFiles(client, lived.runId, NAMES);
    expect(JSON.parse(taken['manifest.json'] as string).run.inputs.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['settings-changed', 'practice-started', 'practice-completed', 'claim-resubmitted'],
    ]);
    const upload = { run: taken['run.ndjson'], groundTruth: taken['ground_truth.ndjson'] };
    const { status, body } = await uploadRun<RunSummary>(here.client, upload);
    expect([status, body]).toMatchObject([201, { state: 'stopped', simulatedNow: was.simulatedNow }]);
    expect(await exportedFiles(here.client, lived.runId, NAMES)).toEqual(taken);
    expect(await worldDigest(here.sources.reader)).toBe(await worldDigest(there.sources.reader));
    const { claims, approvals, denials, pending, sinceStart, claimsLastDay, settings } = was;
    const counts = { claims, approvals, denials, pending, sinceStart, claimsLastDay, settings };
    expect(await here.client.status()).toMatchObject({ state: 'stopped', ...counts });
    await client.command('stop');
    await Promise.all([there.close(), here.close()]);
  });

  /** Corrects the first denied claim that can be sent again. */
  async function correctOne(client: PortalClient): Promise<void> {
    const denied = await client.accepted<ClaimPage>('GET', '/api/claims?limit=200&initialStatus=denied&status=denied');
    for (const { id } of denied.items) {
      const path = `/api/claims/${id}/correction`;
      const { suggestion } = await client.accepted<ClaimCorrection>('GET', path);
      if (suggestion) return client.accepted('POST', path, { edits: suggestion.edits });
    }
    throw new Error('no denied claim can be corrected');
  }

  it('stands below a run that goes on, which stays the latest', async () => {
    const portal = await openPortal();
    const other = await portal.client.start({
      ...SMALL_WORLD,
      seed: 5,
      duration: 'continuous',
      speed: '10x',
      warmupDays: 0,
    });
    // Runs are listed by the second in which they came: this one comes in a later one.
    await setTimeout(1_000);
    expect((await uploadRun(portal.client, { run })).status).toBe(201);
    expect(await portal.client.command('pause')).toMatchObject({ runId: other.runId, state: 'paused' });
    const { items } = await portal.client.accepted<{ items: RunSummary[] }>('GET', RUNS);
    expect(items.map((item) => [item.runId, item.importedAt !== null])).toEqual([
      [runId, true],
      [other.runId, false],
    ]);
    await portal.close();
  });
});

describe('an import that is broken off', () => {
  let home: OpenPortal;
  let run: string | undefined;

  beforeAll(async () => {
    home = await openPortal();
    const { runId } = await home.client.start({ ...SMALL_WORLD, claimsPerDay: 25, warmupDays: 90 });
    await home.client.completed();
    run = (await exportedFiles(home.client, runId, ['run.ndjson']))['run.ndjson'];
    await home.client.accepted('DELETE', `${RUNS}/${runId}`);
  });
  afterAll(() => home.close());

  /** Waits until rows are being stored: the second time that they are read. */
  async function storing(client: PortalClient): Promise<string> {
    return (await client.working('import', ({ done, total }) => done > (total ?? 0) / 2)).id;
  }

  async function untilEmpty(portal: ServedPortal): Promise<void> {
    const left = async () => Object.entries(await storedRows(portal)).filter(([, count]) => count > 0);
    await until(left, ({ length }) => length === 0);
  }

  it('leaves nothing when it is cancelled, or when the connection is closed', async () => {
    const cancelled = uploadRun<ProblemDetails>(home.client, { run });
    await home.client.accepted('POST', `${WORK}/${await storing(home.client)}/cancel`);
    expect(await cancelled).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/was cancelled/) } });
    await untilEmpty(home);
    const gone = new AbortController();
    const upload = uploadRun(home.client, { run }, { signal: gone.signal });
    await storing(home.client);
    gone.abort();
    await expect(upload).rejects.toThrow();
    await untilEmpty(home);
    const { items } = await home.client.accepted<WorkList>('GET', WORK);
    expect(items.map(({ state }) => state).slice(0, 2)).toEqual(['cancelled', 'cancelled']);
  });

  it('leaves nothing after a restart when the process is killed', async () => {
    const database = await openScratchDatabase('sqlite');
    const killed = await PortalProcess.start(database.url);
    const upload = uploadRun(killed.client, { run }).catch(() => undefined);
    await storing(killed.client);
    await killed.end('SIGKILL');
    await upload;
    expect(claimsIn(database.url)).toBeGreaterThan(0);
    const portal = await servePortal(database.url);
    await untilEmpty(portal);
    expect((await uploadRun(portal.client, { run })).status).toBe(201);
    await portal.close();
    await database.close();
  });
});
