import type { ClaimCount, Dashboard, DashboardDay, FactAudit, MetricExplanation, MetricTile } from '@portal/contracts';
import { METRIC_KEYS } from '@portal/domain';
import {
  AppealEntity,
  ClaimEntity,
  GenerationRunEntity,
  InsightProgressEntity,
  insertRows,
  LearningEventEntity,
  UnitOfWork,
} from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { FactTally } from '@portal/server/generation';
import { runRow } from '@portal/server/runtime/testing';
import { createRandom } from '@portal/simulation';
import { portalOn, type ServedPortal } from './testing/open-portal.js';
import { daysFrom, type Question, type Rows } from './testing/asked-rows.js';
import {
  ageingOracle,
  dayOracle,
  flowOracle,
  overturnsOracle,
  payerReasonsOracle,
  providersOracle,
  reasonsOracle,
  weekOracle,
} from './testing/dashboard-oracle.js';
import { oracle, protectedOracle, valueOf } from './testing/metrics-oracle.js';
import { CAUSES, PAYERS, PROVIDERS, randomRun, TODAY } from './testing/random-rows.js';

/** Random sets of rows on each engine. What differs between the engines is SQL, of which a few sets ask all. */
const SETS = { sqlite: 1_000, postgres: 40 } as const;
/** Sets of one test. They are stored in one transaction: waiting for the disk takes longer than all else. */
const SETS_OF_A_TEST = 20;
/** So many sets lie between two whose facts are counted in many pieces, then lost and made again. */
const REPAIRED_EVERY = 10;
/** So many sets lie between two that are large. */
const LARGE_EVERY = 100;
/** Each day of a period so long is judged, and of a longer one a day in every week, in each set another. */
const EACH_DAY_UP_TO = 10;
const LONG_STEP = 7;
const random = createRandom(20260116);
const NOW = '2026-01-01T00:00:00Z';

/** Any period, and any subset of each filter or none. */
function randomQuestion(): Record<string, string> {
  const subset = (items: readonly string[]) => items.filter(() => random.integer(0, 1) === 1).join(',');
  const period = ['day', 'week', 'month', 'qtd', 'ytd', 'year', 'custom'][random.integer(0, 6)] as string;
  const filters = { providerId: subset(PROVIDERS), payerId: subset(PAYERS), patternId: subset(CAUSES) };
  const chosen = Object.entries(filters).filter(([, list]) => list !== '' && random.integer(0, 1) === 1);
  const custom = period === 'custom' && {
    from: `2026-0${random.integer(1, 3)}-15`,
    to: `2026-0${random.integer(4, 5)}-10`,
  };
  return { period, ...Object.fromEntries(chosen), ...custom };
}

describeOnEachEngine('every metric equals plain code over the exported rows', (engine) => {
  let portal: ServedPortal;
  /** In how many sets a metric had a figure. */
  const withFigure = new Map<string, number>();
  const trends = new Set<string>();

  beforeAll(async () => void (portal = await portalOn(engine)));
  afterAll(() => portal.close());

  /** Stores the rows of the runs of so many sets, and their facts batch by batch as the generator does. */
  async function store(sets: readonly number[]): Promise<void> {
    const runs = sets.map((set) => ({
      row: rowOf(set),
      ...randomRun(runOf(set), random, set % LARGE_EVERY === 0 ? 'large' : 'small'),
    }));
    const recorded = <Row>(rows: readonly Row[]) => rows.map((row) => ({ ...row, recordedAt: NOW }));
    await portal.app.get(UnitOfWork).run(async (manager) => {
      for (const { row, claims, appeals, events, batches } of runs) {
        await insertRows(manager, GenerationRunEntity, [row]);
        await insertRows(manager, InsightProgressEntity, [allTaken(row)]);
        await insertRows(manager, ClaimEntity, recorded(claims));
        await insertRows(manager, AppealEntity, recorded(appeals));
        await insertRows(manager, LearningEventEntity, recorded(events));
        const tally = new FactTally(row.id);
        for (const batch of batches) tally.count(batch);
        await tally.write(manager);
      }
    });
  }

  /** Rows of a table as they stand there; PostgreSQL writes large numbers as text. */
  async function rowsOf<Row>(table: string, runId: string): Promise<Row[]> {
    const rows: object[] = await portal.sources.reader.query(`SELECT * FROM ${table} WHERE run_id = '${runId}'`);
    const plain = ([name, value]: [string, unknown]) => [name, name.endsWith('_amount') ? Number(value) : value];
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(plain)) as Row);
  }

  async function exported(runId: string): Promise<Rows> {
    return {
      claims: await rowsOf('claims', runId),
      appeals: await rowsOf('appeals', runId),
      events: await rowsOf('learning_events', runId),
    };
  }

  async function storedFacts(runId: string): Promise<string> {
    const tables = ['daily_facts', 'metric_facts', 'duration_facts'];
    const rows = await Promise.all(tables.map((table) => rowsOf<object>(table, runId)));
    return JSON.stringify(rows.map((table) => table.map((row) => JSON.stringify(row)).sort()));
  }

  /** Spoils the facts of a run in every way and answers with what the repair makes of them. */
  async function repairedFacts(runId: string): Promise<string> {
    const { writer } = portal.sources;
    await writer.query(`DELETE FROM metric_facts WHERE run_id = '${runId}' AND level = 'all'`);
    await writer.query(`UPDATE daily_facts SET billed = billed + 1 WHERE run_id = '${runId}'`);
    await writer.query(
      `UPDATE duration_facts SET day = '2027' || SUBSTR(day, 5) WHERE run_id = '${runId}' AND level = 'both'`,
    );
    const path = `/api/admin/generation/runs/${runId}/facts`;
    const check = await portal.client.accepted<FactAudit>('POST', `${path}/check`);
    expect(check.differing).toBeGreaterThan(0);
    expect(check.differences).toHaveLength(Math.min(20, check.differing));
    const { differing, repaired } = await portal.client.accepted<FactAudit>('POST', `${path}/repair`);
    expect({ differing, repaired }).toEqual({ differing: check.differing, repaired: true });
    return storedFacts(runId);
  }

  /** Asks for every figure of a set and compares it with what its rows say. */
  async function judge(set: number): Promise<void> {
    const runId = runOf(set);
    // A month of all claims has answers enough for trends, where the set is large.
    const question = { runId, ...(set % LARGE_EVERY === 0 ? { period: 'month' } : randomQuestion()) };
    const query = new URLSearchParams(question).toString();
    const path = (route: string) => `/api/metrics/${route}?${query}`;
    const answer = await portal.client.accepted<Dashboard>('GET', path('dashboard'));
    const rows = await exported(runId);
    const filters = Object.fromEntries(
      (['providerId', 'payerId', 'patternId'] as const).map((name) => [
        name,
        (question as Record<string, string>)[name]?.split(','),
      ]),
    );
    const now = { ...answer.period, ...filters, today: TODAY };
    const before = { ...answer.previous, ...filters, today: TODAY };
    const said = (pick: 'value' | 'previous') =>
      Object.fromEntries(
        answer.tiles.filter(({ key }) => key !== 'revenue-protected').map((tile) => [tile.key, inCents(tile, pick)]),
      );
    expect({ question, ...said('value') }).toEqual({ question, ...oracle(rows, now) });
    expect({ question, ...said('previous') }).toEqual({ question, ...oracle(rows, before) });
    for (const { key, value } of answer.tiles) if (value) withFigure.set(key, (withFigure.get(key) ?? 0) + 1);
    for (const { trend } of answer.providers) trends.add(trend);
    const estimate = answer.tiles.find(({ key }) => key === 'revenue-protected');
    const expected = protectedOracle(rows, now, before);
    expect(estimate?.value === null).toBe(expected === null);
    if (expected && estimate?.interval) {
      const { low, high } = estimate.interval;
      const cents = [estimate.value as number, low, high].map((dollars) => Math.round(dollars * 100));
      expect({ question, cents }).toEqual({ question, cents: [expected.at, expected.low, expected.high] });
    }
    checkTables(answer, rows, now, before);
    checkDays(answer, rows, { now, before, set });
    const key = answer.tiles[set % answer.tiles.length]?.key;
    const explained = await portal.client.accepted<MetricExplanation>('GET', path(`${key}/explain`));
    expect({ key, question, value: inCents(explained, 'value') }).toEqual({
      ...{ key, question },
      value: valueOf(explained.key, explained.inputs),
    });
    const { claimsQuery, counted } = explained;
    if (claimsQuery) {
      const list = `/api/claims/count?${new URLSearchParams(claimsQuery)}`;
      expect({ list, ...(await portal.client.accepted<ClaimCount>('GET', list)) }).toEqual({ list, total: counted });
    }
    const audit = await portal.client.accepted<FactAudit>('POST', `/api/admin/generation/runs/${runId}/facts/check`);
    expect(audit).toMatchObject({ differing: 0, repaired: false, differences: [] });
    if (set % REPAIRED_EVERY > 0 || rows.claims.length === 0) return;
    const incremental = await storedFacts(runId);
    expect(await repairedFacts(runId)).toBe(incremental);
  }

  it.each(partsOf(SETS[engine]))(
    'random sets from $first to $last, with filters; facts counted anew are the same; claims listed are those counted',
    async ({ sets }) => {
      await store(sets);
      for (const set of sets) await judge(set);
    },
  );

  it('had a figure for each metric in many of the sets: none passes because it was never there', () => {
    expect(withFigure.size).toBe(METRIC_KEYS.length);
    for (const sets of withFigure.values()) expect(sets).toBeGreaterThan(SETS[engine] / 20);
    // PostgreSQL has no large set.
    if (engine === 'sqlite') expect([...trends].sort()).toEqual(['improving', 'stable', 'worsening']);
  });

  it('answers 304 to a request that holds the same figures, and 400, 404 or 422 to one that makes no sense', async () => {
    // The header keeps fetch from asking for a fresh answer of its own accord.
    const get = (query: string, headers = {}) =>
      fetch(`${portal.client.url}/api/metrics/dashboard?${query}`, {
        headers: { 'cache-control': 'max-age=0', ...headers },
      });
    const [one, two] = [SETS[engine] + 1, SETS[engine] + 2];
    await store([one, two]);
    const first = await get(`runId=${runOf(one)}`);
    const tag = first.headers.get('etag') as string;
    expect((await get(`runId=${runOf(one)}`, { 'if-none-match': tag })).status).toBe(304);
    expect((await get(`runId=${runOf(two)}`, { 'if-none-match': tag })).status).toBe(200);
    for (const query of [
      'period=custom',
      'from=2026-01-01',
      'period=custom&from=2026-02-01&to=2026-01-01',
      'period=custom&from=2020-01-01&to=2026-01-01',
      'period=decade',
    ])
      expect({ query, status: (await get(query)).status }).toEqual({ query, status: 400 });
    expect((await get('runId=RUN-NONE')).status).toBe(422);
    expect((await fetch(`${portal.client.url}/api/metrics/luck/explain`)).status).toBe(404);
  });
});

/** The sets from 1 to a number of them, by tests. */
function partsOf(all: number): { first: number; last: number; sets: number[] }[] {
  return Array.from({ length: all / SETS_OF_A_TEST }, (_, part) => {
    const first = part * SETS_OF_A_TEST + 1;
    const sets = Array.from({ length: SETS_OF_A_TEST }, (_, index) => first + index);
    return { first, last: first + SETS_OF_A_TEST - 1, sets };
  });
}

/** A figure as the oracle has it: money in cents. */
function inCents(figure: Omit<MetricTile, 'sparkline'>, pick: 'value' | 'previous'): number | null {
  const { [pick]: value, unit } = figure;
  return unit === 'dollars' ? toCents(value) : value;
}

/** The tables, but for the names that the portal gives to ids. */
function checkTables(answer: Dashboard, rows: Rows, now: Question, before: Question): void {
  expect(answer.flow).toEqual(flowOracle(rows, now));
  const reasons = answer.reasons.map(({ name: _, ...row }) => ({ ...row, billed: toCents(row.billed) }));
  expect(reasons).toEqual(reasonsOracle(rows, now));
  const payers = answer.payerReasons.rows.map(({ payerName: _, ...row }) => row);
  expect(payers).toEqual(payerReasonsOracle(rows, now));
  const overturns = answer.overturnByReason.map(({ name: _, ...row }) => ({
    ...row,
    recovered: toCents(row.recovered),
  }));
  expect(overturns).toEqual(overturnsOracle(rows, now));
  const ageing = answer.ageing.map((row) => ({ ...row, billed: toCents(row.billed) }));
  expect(ageing).toEqual(ageingOracle(rows, now));
  const providers = answer.providers.map(({ providerName: _, ...row }) => ({
    ...row,
    deniedBilled: toCents(row.deniedBilled),
  }));
  expect(providers).toEqual(providersOracle(rows, now, before));
}

/** The days of the series and of the sparklines. */
function checkDays(
  { daily, tiles, period }: Dashboard,
  rows: Rows,
  { now, before, set }: { readonly now: Question; readonly before: Question; readonly set: number },
): void {
  const length = daysFrom(period.from, period.to) + 1;
  expect([daily, ...tiles.map(({ sparkline }) => sparkline)].map((series) => series.length)).toEqual(
    [daily, ...tiles].map(() => length),
  );
  const step = length > EACH_DAY_UP_TO ? LONG_STEP : 1;
  for (let index = set % step; index < length; index += step) {
    const { recovered, recoveredTotal, protectedTotal, protectedLow, protectedHigh, ...counts } = daily[
      index
    ] as DashboardDay;
    const money = { recovered, recoveredTotal, protectedTotal, protectedLow, protectedHigh };
    const inCentsToo = Object.fromEntries(Object.entries(money).map(([name, dollars]) => [name, toCents(dollars)]));
    expect({ ...counts, ...inCentsToo }).toEqual(dayOracle(rows, now, before, index));
    const points = tiles.map((tile) => {
      const point = tile.sparkline[index] as number | null;
      return [tile.key, tile.unit === 'dollars' ? toCents(point) : point];
    });
    expect({ index, ...Object.fromEntries(points) }).toEqual({ index, ...weekOracle(rows, now, before, index) });
  }
}

function toCents(dollars: number | null): number | null {
  return dollars === null ? null : Math.round(dollars * 100);
}

function runOf(set: number): string {
  return `RUN-${set}`;
}

/** A run of few claims a day is counted anew at once, one of many in pieces. */
function rowOf(set: number): GenerationRunEntity {
  const config = { claimsPerDay: set % REPAIRED_EVERY === 0 ? 40 : 1 };
  return runRow(runOf(set), { config, cursor: `${TODAY}T23:00:00Z`, startedAt: NOW, endedAt: NOW, revision: set });
}

/** Says that detection has nothing left to do of a run: it is not what is judged here, and would take most of the time. */
function allTaken({ id, cursor }: GenerationRunEntity): Omit<InsightProgressEntity, 'run'> {
  const done = { matchedTo: cursor, matchedClaimId: '', detectedAt: cursor, summedDay: TODAY };
  return { runId: id, ...done, detection: null, revision: 1 };
}
