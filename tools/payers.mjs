// The payer side from the command line, through the API of a running portal: all writes go through its one queue.
//   node tools/payers.mjs status
//   node tools/payers.mjs plan [--strategy enrolled|safe|hybrid|aggressive] [--sql plan.sql]
//   node tools/payers.mjs apply --plan <hash> --reviewed-by <name>
//   node tools/payers.mjs load-starting-state [--discard-edits]
//   node tools/payers.mjs fake-booking-system [--port 4100]
// PORTAL_URL (http://127.0.0.1:3000) and ADMIN_TOKEN say where and as whom; without a token the one beside the database
// of a local start is read.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const STRATEGIES = ['enrolled', 'safe', 'hybrid', 'aggressive'];
const TOKEN_FILE = 'data/admin-token';
const LIMIT_MS = 60_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    strategy: { type: 'string' },
    sql: { type: 'string' },
    plan: { type: 'string' },
    'reviewed-by': { type: 'string' },
    'discard-edits': { type: 'boolean', default: false },
    port: { type: 'string', default: '4100' },
  },
});

const commands = {
  status,
  plan,
  apply,
  'load-starting-state': loadStartingState,
  'fake-booking-system': fakeBookingSystem,
};

async function status() {
  const { items, missing, rulesStand } = await request('GET', '/api/admin/payers');
  console.log(`${items.filter(({ bookable }) => bookable).length} of ${items.length} payers can be booked`);
  for (const { name, bookable, obstacles } of items)
    if (!bookable) console.log(`  ${name}: ${obstacles.map(({ detail }) => detail).join('; ')}`);
  const { withoutIntake, unmapped, duplicates, orphans } = missing;
  console.log(
    `${withoutIntake} without Intake, ${unmapped} not mapped, ${duplicates} duplicate, ${orphans} without a payer; rules ${rulesStand ? 'stand' : 'lifted'}`,
  );
}

async function plan() {
  const report = await backfill({ dryRun: true });
  for (const { state, label, finding } of report.checks) console.log(`${state.padEnd(8)} ${label}: ${finding}`);
  for (const { step, title, note, rows } of report.groups.filter((group) => group.rows.length > 0)) {
    console.log(`\nStep ${step}  ${title} (${note})`);
    for (const { sign, label, place, detail } of rows) console.log(`  ${SIGNS[sign]} ${label}, ${place}: ${detail}`);
  }
  logExceptions(report);
  const { bookableBefore, bookableAfter, changes } = report.counts;
  console.log(`\n${changes} changes; bookable payers ${bookableBefore} → ${bookableAfter}\nPlan ${report.planHash}`);
  if (values.sql) {
    writeFileSync(values.sql, report.sql);
    console.log(`SQL written to ${values.sql}`);
  }
}

async function apply() {
  if (!values.plan || !values['reviewed-by']) throw new Error('apply needs --plan <hash> and --reviewed-by <name>');
  const strategy = values.strategy ?? (await strategyOf(values.plan));
  const approval = { planHash: values.plan, reviewedBy: values['reviewed-by'] };
  const report = await backfill({ strategy, dryRun: false, ...approval });
  const { changes, bookableAfter, payers } = report.counts;
  console.log(`${changes} changes made; ${bookableAfter} of ${payers} payers can be booked`);
  logExceptions(report);
}

// The strategy that a plan was made with; none when no plan has this hash any more, and then the portal says so.
async function strategyOf(hash) {
  for (const strategy of STRATEGIES)
    if ((await backfill({ strategy, dryRun: true })).planHash === hash) return strategy;
  return undefined;
}

function logExceptions({ leftOut, notBookable }) {
  if (leftOut.length + notBookable.length > 0) console.log('\nExceptions');
  for (const { name, reason } of leftOut) console.log(`  ${name}: left out: ${reason}`);
  for (const { name, reason } of notBookable) console.log(`  ${name}: set up, not bookable: ${reason}`);
}

async function loadStartingState() {
  await request('POST', '/api/admin/payers/starting-state', { discardEdits: values['discard-edits'] });
  await status();
}

async function fakeBookingSystem() {
  const { bundle } = await import('./bundle.mjs');
  const outfile = 'dist/tools/fake-booking-system.mjs';
  await bundle('libs/server/payers/src/testing/fake-booking-system.ts', outfile);
  const { startFakeBookingSystem } = await import(new URL(`../${outfile}`, import.meta.url).href);
  const { url, key } = await startFakeBookingSystem(Number(values.port));
  console.log(
    `A fake booking system answers. Start the portal with\n\n  INTAKEQ_BASE_URL=${url} INTAKEQ_API_KEY=${key} npm start\n`,
  );
}

const SIGNS = { kept: ' ', removed: '-', changed: '~', added: '+' };

function backfill(body) {
  return request('POST', '/api/admin/backfill-service-instances', { strategy: values.strategy, ...body });
}

async function request(method, path, body) {
  const response = await fetch((process.env.PORTAL_URL ?? 'http://127.0.0.1:3000') + path, {
    method,
    headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.title}: ${answer.detail ?? ''}`);
  return answer;
}

function token() {
  if (process.env.ADMIN_TOKEN) return process.env.ADMIN_TOKEN;
  if (existsSync(TOKEN_FILE)) return readFileSync(TOKEN_FILE, 'utf8').trim();
  throw new Error(`Set ADMIN_TOKEN, or run this where ${TOKEN_FILE} is`);
}

const command = commands[positionals[0]];
if (!command) {
  console.error(`Usage: node tools/payers.mjs ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
} else {
  await command().catch((error) => {
    console.error(error.cause ? `${error.message} (${error.cause.message})` : error.message);
    process.exitCode = 1;
  });
}
