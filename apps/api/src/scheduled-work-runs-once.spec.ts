import type { StartRequest } from '@portal/contracts';
import { addDays, dayOf } from '@portal/domain';
import { closeDataSources, openDataSources, parseDatabaseUrl } from '@portal/server/database';
import { describeOnEachEngine, openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { WallClock } from '@portal/server/runtime';
import { until } from '@portal/server/runtime/testing';
import { fireOfLook, fireOfNight, type Work, WorkingPortal } from './testing/working-portal.js';

/*
 * Three whole portals on one database. They live in the test's process, where it can see which of them does what and can
 * stop one between computing and storing: nothing of it reaches the database from then on, as if it had been killed there.
 * Each has connections of its own, which SQLite locks against each other as it does those of other processes. That a process
 * that is really killed leaves nothing half done is proven in power-cut.spec.ts.
 */

/** A practice in which a payer refuses its commonest visit: once that is found, every look stores what it found. */
const WORLD = {
  scenarioId: 'demo',
  seed: 2026,
  startDate: '2026-01-05',
  warmupDays: 0,
  claimsPerDay: 100,
  duration: 'continuous',
  adjudication: 'immediate',
  speed: 'real-time',
  ruleChanges: [{ payerId: 'PAY-002', procedureCode: '99213', placeOfService: '11', fromDay: 2 }],
} as const satisfies StartRequest;
/** The first day that is judged. */
const JUDGED_FROM = '2026-01-12';
/** Days that are judged. */
const JUDGED_DAYS = 7;
/** Longer than a lease of any kind. */
const LAPSE_MS = 11_000;
/** Longest wait for work that is to be stopped. */
const STOP_LIMIT_MS = 20_000;

/** What comes of scheduled work, and the columns that order its rows. */
const RESULTS = {
  policy_claims: 'claim_id',
  policy_daily_metrics: 'run_id, policy_id, day',
  detection_candidates: 'id',
  pattern_daily_metrics: 'run_id, pattern_id, day, scope',
  provider_performance: 'run_id, day, provider_id',
  insight_progress: 'run_id',
} as const;

type Rows = Readonly<Record<string, readonly Record<string, string>[]>>;

/** What scheduled work left in a database, alike on both engines. How often a place was stored is no result. */
async function resultsIn({ url }: ScratchDatabase): Promise<Rows> {
  const sources = await openDataSources(parseDatabaseUrl(url));
  try {
    const results: Record<string, Record<string, string>[]> = {};
    for (const [table, order] of Object.entries(RESULTS)) {
      const rows: Record<string, unknown>[] = await sources.reader.query(`SELECT * FROM ${table} ORDER BY ${order}`);
      results[table] = rows.map(({ revision: _, ...row }) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)])),
      );
    }
    return results;
  } finally {
    await closeDataSources(sources);
  }
}

/** Starts the run and stops its clock before its first hour is over. */
async function begin({ client }: WorkingPortal): Promise<void> {
  await client.start(WORLD);
  await client.command('pause');
}

/** Lets the run go on at full speed to the beginning of a day. */
function goOnTo({ client }: WorkingPortal, day: string) {
  return client.command('resume', { until: day, speed: 'max' });
}

/** Waits until the run holds at the beginning of a day and all work that is due by then is done. */
async function cameTo(portal: WorkingPortal, day: string): Promise<void> {
  await portal.client.until(({ state, simulatedNow }) => state === 'paused' && dayOf(String(simulatedNow)) === day);
  await portal.caughtUp();
}

/** What falls due from the beginning of a day to the beginning of the next. */
function firesOf(day: string): string[] {
  const hours = ['06', '12', '18'].map((hour) => `${day}T${hour}:00:00Z`);
  return [fireOfNight(addDays(day, -1)), ...[...hours, `${addDays(day, 1)}T00:00:00Z`].map(fireOfLook)].sort();
}

let clock: jest.SpyInstance;
let aheadMs = 0;

/** Every lease that is not renewed ends, without a wait. */
function leasesLapse(): void {
  aheadMs += LAPSE_MS;
}

beforeAll(() => {
  clock = jest.spyOn(WallClock.prototype, 'milliseconds').mockImplementation(() => Date.now() + aheadMs);
});
afterAll(() => clock.mockRestore());

describe('scheduled work of a practice', () => {
  let ofOne: Rows;

  beforeAll(async () => {
    const database = await openScratchDatabase('sqlite');
    const portal = await WorkingPortal.open(database.url);
    await begin(portal);
    const end = addDays(JUDGED_FROM, JUDGED_DAYS);
    await goOnTo(portal, end);
    await cameTo(portal, end);
    await portal.close();
    ofOne = await resultsIn(database);
    await database.close();
  });

  it('leaves something in every table, so that a row too few or too many would show', () => {
    expect(Object.entries(ofOne).filter(([, rows]) => rows.length === 0)).toEqual([]);
  });

  describeOnEachEngine('is done once by three processes', (engine) => {
    let database: ScratchDatabase;
    let portals: readonly [WorkingPortal, WorkingPortal, WorkingPortal];
    let worker: WorkingPortal;
    let today = JUDGED_FROM;

    /** What was carried out since this was asked last, by the processes that carried anything out. */
    const fires = () =>
      new Map(
        portals.map((portal) => [portal, portal.fires.splice(0).sort()] as const).filter(([, done]) => done.length > 0),
      );
    const othersThan = (one: WorkingPortal) =>
      portals.filter((portal) => portal !== one) as [WorkingPortal, WorkingPortal];

    beforeAll(async () => {
      database = await openScratchDatabase(engine);
      const first = await WorkingPortal.open(database.url);
      const others = await Promise.all([WorkingPortal.open(database.url), WorkingPortal.open(database.url)]);
      portals = [first, ...others];
      await begin(first);
      await goOnTo(first, today);
      await cameTo(first, today);
      const candidates = await first.client.accepted<{ items: unknown[] }>('GET', '/api/detection/candidates');
      expect(candidates.items).toHaveLength(1);
      fires();
    });
    afterAll(() => database.close());

    it('of which one does it all: four looks and a night in 24 simulated hours', async () => {
      const day = today;
      today = addDays(day, 1);
      await goOnTo(portals[1], today);
      await cameTo(portals[2], today);
      const done = [...fires()];
      expect(done).toEqual([[expect.anything(), firesOf(day)]]);
      worker = (done[0] as [WorkingPortal, string[]])[0];
    });

    it.each<Work>(['answers', 'look', 'night'])(
      'when the one that works stands still in %s: another takes over, and who wakes up does not do it again',
      async (work) => {
        const day = today;
        today = addDays(day, 1);
        const others = othersThan(worker);
        worker.standStillIn(work);
        await goOnTo(others[0], today);
        await until(async () => worker.standsStill, Boolean, STOP_LIMIT_MS);
        leasesLapse();
        await cameTo(others[1], today);
        await worker.wake();
        const done = [...fires()];
        expect(done.flatMap(([, each]) => each).sort()).toEqual(firesOf(day));
        worker = (done.find(([portal]) => portal !== worker) as [WorkingPortal, string[]])[0];
      },
    );

    it.each([0, 1, 0] as const)('that take turns: now it is the turn of number %d', async (number) => {
      const day = today;
      today = addDays(day, 1);
      leasesLapse();
      for (const portal of portals) portal.mayWork = portal === portals[number];
      await goOnTo(portals[2], today);
      await cameTo(portals[2], today);
      expect(fires()).toEqual(new Map([[portals[number], firesOf(day)]]));
    });

    it('of which none has met with trouble, and leaves what one process alone leaves', async () => {
      await Promise.all(portals.map((portal) => portal.close()));
      expect(portals.flatMap(({ troubles }) => troubles)).toEqual([]);
      expect(fires()).toEqual(new Map());
      expect(await resultsIn(database)).toEqual(ofOne);
    });
  });
});
