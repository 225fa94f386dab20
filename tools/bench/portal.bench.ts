// The built portal as a process of its own: how soon it is ready, what it stores at speed `max` against raw
// better-sqlite3 multi-row statements for the same rows, the memory it takes, how long its event loop is held, a thousand
// claims from the request to committed rows, and the scripts of the first page.
// BENCH_CLAIMS sets the size of the long run (20,000 when absent; the promise speaks of 1,000,000).
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PORTAL_FLAGS } from '../node-flags.mjs';
import { report } from './report.js';

const CLAIMS = Number(process.env['BENCH_CLAIMS'] ?? 20_000);
const TOKEN = 'token-of-the-benchmark';
const ADMIN_APP = 'dist/apps/admin/browser';
const ROWS_IN_STATEMENT = 100;
const ROWS_IN_TRANSACTION = 2_000;
const POLL_MS = 10;
const LIMIT_MS = 600_000;

interface Status {
  readonly state: string;
  readonly claims: number;
}

const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
const file = join(folder, 'portal.sqlite');
const began = performance.now();
const child = spawn(process.execPath, [...PORTAL_FLAGS, 'dist/apps/api/main.mjs'], {
  env: { ...process.env, PORT: '0', DATABASE_URL: `sqlite:${file}`, ADMIN_TOKEN: TOKEN, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const url = await signInUrl();
  report({ name: 'api.ready', value: performance.now() - began, unit: 'ms', limit: 2_000, goal: 'at-most' });
  await thousandClaims(url);
  const seconds = await longRun(url);
  report({
    name: 'storage.against-raw-statements',
    value: CLAIMS / seconds,
    unit: 'claims/s',
    limit: 0.6 * (CLAIMS / storeRaw()),
    goal: 'at-least',
  });
  report({ name: 'admin.first-script', value: firstScript() / 1000, unit: 'kB', limit: 200, goal: 'at-most' });
} finally {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await gone;
  rmSync(folder, { recursive: true, force: true });
}

/** A thousand claims in one simulated day, asked for and waited for over HTTP. */
async function thousandClaims(url: string): Promise<void> {
  const sample: number[] = [];
  for (const seed of [1, 2, 3]) {
    const start = performance.now();
    await call(url, 'start', { scenarioId: 'demo', seed, claimsPerDay: 1000, duration: '1-week', speed: 'max' });
    await reach(url, 1_000);
    sample.push(performance.now() - start);
    await call(url, 'stop');
  }
  const value = Math.min(...sample);
  report({ name: 'storage.thousand-claims', value, unit: 'ms', limit: 200, goal: 'at-most' });
}

/** The long run; answers with its seconds. */
async function longRun(url: string): Promise<number> {
  const body = { scenarioId: 'demo', seed: 4, claimsPerDay: 1000, duration: 'continuous', speed: 'max' };
  // Reading the figures also begins a new sample of the event loop's delay.
  await metrics(url);
  const start = performance.now();
  await call(url, 'start', body);
  await reach(url, CLAIMS);
  const seconds = (performance.now() - start) / 1000;
  const figures = await metrics(url);
  await call(url, 'stop');
  const delay = figures('nodejs_eventloop_lag_p99_seconds') * 1000;
  report({ name: 'api.event-loop-delay-p99', value: delay, unit: 'ms', limit: 25, goal: 'at-most' });
  const memory = (peakBytes() ?? figures('process_resident_memory_bytes')) / 1e6;
  report({ name: 'api.peak-memory', value: memory, unit: 'MB', limit: 400, goal: 'at-most' });
  return seconds;
}

/** Seconds in which raw statements store the rows of the long run in a database of the same shape. */
function storeRaw(): number {
  const source = new Database(file, { readonly: true });
  const target = new Database(join(folder, 'raw.sqlite'));
  target.pragma('journal_mode = WAL');
  target.pragma('synchronous = FULL');
  const objects = source
    .prepare(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'`)
    .all() as { sql: string }[];
  for (const { sql } of objects) target.exec(sql);
  const { id } = source.prepare('SELECT id FROM generation_runs ORDER BY revision DESC LIMIT 1').get() as {
    id: string;
  };
  const ofRun = `SELECT id FROM claims WHERE run_id = '${id}'`;
  const tables = {
    generation_runs: `id = '${id}'`,
    patterns: 'true',
    claims: `run_id = '${id}'`,
    claim_lines: `claim_id IN (${ofRun})`,
    claim_truth: `claim_id IN (${ofRun})`,
    pattern_claims: `claim_id IN (${ofRun})`,
    appeals: `run_id = '${id}'`,
    learning_events: `run_id = '${id}'`,
  };
  let milliseconds = 0;
  for (const [table, condition] of Object.entries(tables)) {
    const rows = source.prepare(`SELECT * FROM ${table} WHERE ${condition}`).raw().all() as unknown[][];
    if (rows.length === 0) continue;
    const columns = rows[0]?.length ?? 0;
    const places = `(${Array(columns).fill('?').join(', ')})`;
    const statement = (count: number) =>
      target.prepare(`INSERT INTO ${table} VALUES ${Array(count).fill(places).join(', ')}`);
    const whole = statement(ROWS_IN_STATEMENT);
    const start = performance.now();
    for (let first = 0; first < rows.length; first += ROWS_IN_TRANSACTION) {
      target.exec('BEGIN');
      const last = Math.min(rows.length, first + ROWS_IN_TRANSACTION);
      for (let at = first; at < last; at += ROWS_IN_STATEMENT) {
        const part = rows.slice(at, Math.min(last, at + ROWS_IN_STATEMENT));
        (part.length === ROWS_IN_STATEMENT ? whole : statement(part.length)).run(part.flat());
      }
      target.exec('COMMIT');
    }
    milliseconds += performance.now() - start;
  }
  source.close();
  target.close();
  return milliseconds / 1000;
}

/** Bytes of the scripts that the first page asks for, compressed. */
function firstScript(): number {
  const page = readFileSync(join(ADMIN_APP, 'index.html'), 'utf8');
  const names = new Set([...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => name as string));
  return [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(ADMIN_APP, name))).length, 0);
}

/** Most memory that the process ever held; undefined where the system does not say. */
function peakBytes(): number | undefined {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    return peak === undefined ? undefined : Number(peak) * 1024;
  } catch {
    return undefined;
  }
}

function signInUrl(): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the portal ended with ${code}`)));
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      const url = /(http:\/\/\S+)\/#token=/.exec(output)?.[1];
      if (url) resolve(url);
    });
  });
}

async function call(url: string, name: string, body?: object): Promise<Status> {
  const response = await fetch(`${url}/api/admin/generation/${name}`, {
    method: name === 'status' ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Status;
}

/** Waits until so many claims are stored. */
async function reach(url: string, claims: number): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    const status = await call(url, 'status');
    if (status.claims >= claims) return;
    if (status.state !== 'running' || performance.now() > end) throw new Error(`the run is ${status.state}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** The figures of the process by name. */
async function metrics(url: string): Promise<(name: string) => number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}
