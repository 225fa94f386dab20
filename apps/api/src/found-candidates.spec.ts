import { LIVE_EVENTS, LIVE_NAMESPACE, type PatternFound, type StartRequest } from '@portal/contracts';
import { describeOnEachEngine, openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { until } from '@portal/server/runtime/testing';
import { io, type Socket } from 'socket.io-client';
import { TOKEN } from './testing/portal-client.js';
import { WorkingPortal } from './testing/working-portal.js';

/** A busy week in which one payer stops paying for its commonest visit on the fourth day. */
const STORY = {
  ...{ scenarioId: 'demo', seed: 2026, claimsPerDay: 500, warmupDays: 0, duration: '1-week', speed: 'max' },
  ruleChanges: [{ payerId: 'PAY-002', procedureCode: '99213', placeOfService: '11', fromDay: 4 }],
} as const satisfies StartRequest;

describeOnEachEngine('what one of two portals on a database finds', (engine) => {
  let database: ScratchDatabase;
  let portals: WorkingPortal[];
  const sockets: Socket[] = [];

  beforeAll(async () => {
    database = await openScratchDatabase(engine);
    portals = [await WorkingPortal.open(database.url), await WorkingPortal.open(database.url)];
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    for (const portal of portals) await portal.close();
    await database.close();
  });

  /** Notices that an admin gets who watches a portal. */
  function watch({ client }: WorkingPortal): PatternFound[] {
    const notices: PatternFound[] = [];
    const socket = io(client.url + LIVE_NAMESPACE, {
      auth: { token: TOKEN },
      transports: ['websocket'],
      forceNew: true,
    });
    socket.on(LIVE_EVENTS.found, (notice: PatternFound) => notices.push(notice));
    sockets.push(socket);
    return notices;
  }

  it('is announced once to who watches either of them, and is no news to one that starts later', async () => {
    const [one, other] = portals as [WorkingPortal, WorkingPortal];
    other.mayWork = false;
    const heard = [watch(one), watch(other)];
    await one.client.start(STORY);
    await one.client.completed();
    await one.caughtUp();
    const found = await until(
      async () => heard.map((notices) => notices.map(({ id }) => id)),
      (ids) => ids.every(({ length }) => length > 0),
    );
    expect(found[0]).toHaveLength(1);
    expect(found[1]).toEqual(found[0]);

    const late = await WorkingPortal.open(database.url);
    late.mayWork = false;
    portals.push(late);
    const heardLate = watch(late);
    // Another run, of which all of them hear.
    const { runId } = await one.client.start({ ...STORY, seed: 2027 });
    await one.client.completed();
    await one.caughtUp();
    await until(
      async () => [...heard, heardLate].map((notices) => notices.filter((notice) => notice.runId === runId).length),
      (counts) => counts.every((count) => count > 0),
    );
    const all = heard[0]?.map(({ id }) => id) ?? [];
    expect(new Set(all).size).toBe(all.length);
    expect(heard[1]?.map(({ id }) => id)).toEqual(all);
    expect(heardLate.map(({ id }) => id)).toEqual(all.slice(1));
  });
});
