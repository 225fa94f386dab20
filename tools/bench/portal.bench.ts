// The built portal as a process of its own: how soon it is ready, what it stores at speed `max` against raw
// better-sqlite3 multi-row statements for the same rows, the memory it takes, how long its event loop is held, and a
// thousand claims from the request to committed rows.
// BENCH_CLAIMS sets the size of the long run: 100,000 when absent, so that what is compiled in the first seconds is a small
// part of it; the promise speaks of 1,000,000.
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openPortalProcess } from './portal-process.js';
import { report } from './report.js';

const CLAIMS = Number(process.env['BENCH_CLAIMS'] ?? 100_000);
const ROWS_IN_STATEMENT = 100;
const ROWS_IN_TRANSACTION = 2_000;
/** How long the first person takes from the link to the button: meanwhile the portal warms up. */
const SIGN_IN_MS = 5_000;
/** Settings of the connection that raw statements are done on: those of the portal's own. */
const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -16000', 'wal_autocheckpoint = 16000'];

const portal = await openPortalProcess();
try {
  report({ name: 'api.ready', value: portal.readyAfter, unit: 'ms', limit: 2_000, goal: 'at-most' });
  await thousandClaims();
  const seconds = await longRun();
  report({
    name: 'storage.against-raw-statements',
    value: CLAIMS / seconds,
    unit: 'claims/s',
    limit: 0.6 * (CLAIMS / storeRaw()),
    goal: 'at-least',
  });
} finally {
  await portal.close();
}

/** A thousand claims in one simulated day, asked for and waited for over HTTP by somebody who has just signed in. */
async function thousandClaims(): Promise<void> {
  await setTimeout(SIGN_IN_MS);
  const sample: number[] = [];
  for (const seed of [1, 2, 3]) {
    const start = performance.now();
    await portal.call('start', { scenarioId: 'demo', seed, claimsPerDay: 1000, duration: '1-week', speed: 'max' });
    await portal.reach(1_000);
    sample.push(performance.now() - start);
    await portal.call('stop');
  }
  const value = Math.min(...sample);
  report({ name: 'storage.thousand-claims', value, unit: 'ms', limit: 200, goal: 'at-most' });
}

/** The long run; answers with its seconds. */
async function longRun(): Promise<number> {
  const body = { scenarioId: 'demo', seed: 4, claimsPerDay: 1000, duration: 'continuous', speed: 'max' };
  // Reading the figures also begins a new sample of the event loop's delay.
  await portal.metrics();
  const start = performance.now();
  await portal.call('start', body);
  await portal.reach(CLAIMS);
  const seconds = (performance.now() - start) / 1000;
  const figures = await portal.metrics();
  await portal.call('stop');
  const delay = figures('nodejs_eventloop_lag_p99_seconds') * 1000;
  report({ name: 'api.event-loop-delay-p99', value: delay, unit: 'ms', limit: 25, goal: 'at-most' });
  const memory = (portal.peakBytes() ?? figures('process_resident_memory_bytes')) / 1e6;
  report({ name: 'api.peak-memory', value: memory, unit: 'MB', limit: 400, goal: 'at-most' });
  return seconds;
}

/** Seconds in which raw statements store the rows of the long run in a database of the same shape. */
function storeRaw(): number {
  const source = new Database(portal.file, { readonly: true });
  const target = new Database(join(portal.folder, 'raw.sqlite'));
  for (const pragma of PRAGMAS) target.pragma(pragma);
  const objects = source
    .prepare(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'`)
    .all() as { sql: string }[];
  for (const { sql } of objects) target.exec(sql);
  const { id } = source.prepare('SELECT id FROM generation_runs ORDER BY revision DESC LIMIT 1').get() as {
    id: string;
  };
  const ofRun = `SELECT id FROM claims WHERE run_id = '${id}'`;
  // In the order in which they came, whatever index leads to them: it is that in which they are stored fastest.
  const tables = {
    generation_runs: `id = '${id}'`,
    patterns: 'true',
    claims: `run_id = '${id}' ORDER BY rowid`,
    claim_lines: `claim_id IN (${ofRun}) ORDER BY claim_id, line_number`,
    claim_truth: `claim_id IN (${ofRun}) ORDER BY claim_id`,
    pattern_claims: `claim_id IN (${ofRun}) ORDER BY claim_id`,
    appeals: `run_id = '${id}' ORDER BY rowid`,
    learning_events: `run_id = '${id}' ORDER BY rowid`,
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
