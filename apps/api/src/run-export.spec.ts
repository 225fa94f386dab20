import type { RunExport } from '@portal/contracts';
import { SMALL_WORLD } from '@portal/server/generation/testing';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

interface Manifest {
  readonly synthetic: boolean;
  readonly notice: string;
  readonly run: { readonly id: string; readonly seed: number; readonly simulationVersion: string };
  readonly tables: readonly {
    readonly name: string;
    readonly rows: number;
    readonly groundTruth: boolean;
    readonly columns: readonly { readonly name: string; readonly type: string }[];
  }[];
  readonly files: readonly {
    readonly name: string;
    readonly groundTruth: boolean;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a run taken away', () => {
  let portal: OpenPortal;
  let listed: RunExport;
  let manifest: Manifest;
  const runs = '/api/admin/generation/runs';

  /** Fetches a file by its ticket alone, as a browser does that follows a link. */
  const fetched = async ({ client }: OpenPortal, path: string) => {
    const answer = await fetch(client.url + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const pathOf = (name: string) => listed.files.find((file) => file.name === name)?.path ?? '';

  async function lived(): Promise<{ portal: OpenPortal; listed: RunExport }> {
    const opened = await openPortal();
    const { runId } = await opened.client.start(SMALL_WORLD);
    await opened.client.completed();
    return { portal: opened, listed: await opened.client.accepted<RunExport>('POST', `${runs}/${runId}/export`) };
  }

  beforeAll(async () => {
    ({ portal, listed } = await lived());
    manifest = JSON.parse((await fetched(portal, pathOf('manifest.json'))).bytes.toString());
  });
  afterAll(() => portal.close());

  it('says what it is: synthetic, of which seed and version, with the rows of every table', async () => {
    expect(manifest).toMatchObject({ synthetic: true, run: { id: listed.runId, seed: SMALL_WORLD.seed } });
    expect(manifest.notice).toMatch(/^Synthetic data/);
    const { claims, appeals } = await portal.client.status();
    const rows = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]));
    expect(rows).toMatchObject({ claims, appeals, ground_truth: claims });
    expect(rows['claim_lines']).toBeGreaterThan(claims);
    expect(rows['learning_events']).toBeGreaterThan(10);
  });

  it('holds every file that the manifest names, with its length and its SHA-256', async () => {
    expect(manifest.files.map(({ name }) => name).sort()).toEqual(
      listed.files
        .map(({ name }) => name)
        .filter((name) => !['manifest.json', 'run.ndjson', 'claims.837', 'remittances.835'].includes(name))
        .sort(),
    );
    for (const file of manifest.files) {
      const { bytes, headers } = await fetched(portal, pathOf(file.name));
      expect([file.name, bytes.length, sha256(bytes)]).toEqual([file.name, file.bytes, file.sha256]);
      expect(headers.get('content-disposition')).toContain('synthetic');
    }
  });

  it('gives the same bytes on another, empty database: same seed, same SHA-256', async () => {
    const other = await lived();
    const path = other.listed.files.find(({ name }) => name === 'manifest.json')?.path ?? '';
    expect(JSON.parse((await fetched(other.portal, path)).bytes.toString())).toEqual(manifest);
    await other.portal.close();
  });

  it('writes money in dollars, quotes what has a comma, and marks every row as synthetic', async () => {
    const csv = (await fetched(portal, pathOf('claims.csv'))).bytes.toString().split('\r\n');
    const ndjson = (await fetched(portal, pathOf('claims.ndjson'))).bytes.toString().trimEnd().split('\n');
    const [first] = ndjson.map((line) => JSON.parse(line) as Record<string, unknown>) as [Record<string, unknown>];
    const names = (csv[0] as string).split(',');
    expect(Object.keys(first)).toEqual(names);
    const record = JSON.stringify(first['payer_record']).replaceAll('"', '""');
    expect(csv[1]).toContain(`,"${record}",`);
    expect(csv[1]).toContain(`,${(first['billed_amount'] as number).toFixed(2)},`);
    for (const { name } of manifest.tables) {
      const lines = (await fetched(portal, pathOf(`${name}.ndjson`))).bytes.toString().trimEnd().split('\n');
      expect(lines.every((line) => (JSON.parse(line) as { synthetic: boolean }).synthetic)).toBe(true);
    }
  });

  it('keeps what was planted in files of its own', async () => {
    const data = manifest.tables.filter(({ groundTruth }) => !groundTruth);
    expect(manifest.tables.filter(({ groundTruth }) => groundTruth).map(({ name }) => name)).toEqual(['ground_truth']);
    expect(data.flatMap(({ columns }) => columns.map(({ name }) => name))).not.toContain('planted_cause_id');
    expect(manifest.files.filter(({ groundTruth }) => groundTruth).map(({ name }) => name)).toEqual([
      'ground_truth.csv',
      'ground_truth.ndjson',
    ]);
  });

  it('holds the whole run in one file: the manifest in a line, then the rows of every table but the ground truth', async () => {
    const whole = (await fetched(portal, pathOf('run.ndjson'))).bytes.toString();
    const tables: string[] = [];
    for (const { name, groundTruth } of manifest.tables)
      if (!groundTruth) tables.push((await fetched(portal, pathOf(`${name}.ndjson`))).bytes.toString());
    const [head] = whole.split('\n', 1) as [string];
    expect(JSON.parse(head)).toEqual(manifest);
    expect(whole).toBe(`${head}\n${tables.join('')}`);
  });

  it('opens as a SQLite database with the same rows, without the ground truth', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'run-export-'));
    const database = join(folder, 'run.sqlite');
    writeFileSync(database, (await fetched(portal, pathOf('run.sqlite'))).bytes);
    const source = await new DataSource({ type: 'better-sqlite3', database, entities: [] }).initialize();
    const tables: { name: string }[] = await source.query("SELECT name FROM sqlite_master WHERE type = 'table'");
    expect(tables.map(({ name }) => name).sort()).toEqual([
      ...['about', 'appeals', 'claim_lines', 'claims', 'learning_events'],
    ]);
    for (const { name, rows } of manifest.tables.filter(({ groundTruth }) => !groundTruth))
      expect(await source.query(`SELECT count(*) AS rows FROM ${name}`)).toEqual([{ rows }]);
    const [sums] = await source.query(
      'SELECT round(sum(c.billed_amount), 2) AS claims, (SELECT round(sum(billed_amount), 2) FROM claim_lines) AS lines FROM claims c',
    );
    expect(sums.claims).toBe(sums.lines);
    await source.destroy();
    rmSync(folder, { recursive: true });
  });

  it('is refused without a ticket, with one of another run or a changed one, and for what is not there', async () => {
    const path = pathOf('claims.csv');
    const [bare, ticket] = path.split('?ticket=') as [string, string];
    const refused = (url: string) => portal.client.refused('GET', url, { anonymous: true });
    expect((await refused(bare)).status).toBe(401);
    expect((await refused(`${bare}?ticket=9${ticket}`)).status).toBe(401);
    expect((await refused(`${runs}/RUN-OTHER/export/claims.csv?ticket=${ticket}`)).status).toBe(401);
    expect((await portal.client.refused('GET', `${runs}/${listed.runId}/export/secrets.csv`)).status).toBe(404);
    expect((await portal.client.refused('POST', `${runs}/RUN-NONE/export`)).status).toBe(404);
    expect((await portal.client.refused('POST', `${runs}/${listed.runId}/export`, { anonymous: true })).status).toBe(
      401,
    );
  });

  it('waits until the run stands still', async () => {
    const { runId } = await portal.client.start({ ...SMALL_WORLD, seed: 5, duration: 'continuous', speed: '10x' });
    const problem = await portal.client.refused('POST', `${runs}/${runId}/export`);
    expect(problem).toMatchObject({ status: 409, runId });
    await portal.client.command('pause');
    expect((await portal.client.accepted<RunExport>('POST', `${runs}/${runId}/export`)).runId).toBe(runId);
    await portal.client.command('stop');
  });
});
