import type { ProblemDetails, RunSummary } from '@portal/contracts';
import { GenerationRunEntity, insertRows, UnitOfWork } from '@portal/server/database';
import { TestPortal } from '../testing/portal.js';
import { SMALL_WORLD } from '../testing/small-world.js';
import type { RunPage } from './run-history.read-model.js';

/** Runs from the youngest to the oldest; three were started in one second. */
const STARTED = [
  ['RUN-G', '2026-03-05T10:00:00Z'],
  ['RUN-A', '2026-03-04T10:00:00Z'],
  ['RUN-F', '2026-03-03T10:00:00Z'],
  ['RUN-D', '2026-03-03T10:00:00Z'],
  ['RUN-B', '2026-03-03T10:00:00Z'],
  ['RUN-E', '2026-03-02T10:00:00Z'],
  ['RUN-C', '2026-03-01T10:00:00Z'],
] as const;
const IDS = STARTED.map(([id]) => id);

describe('the history of runs', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.open();
    const { runId } = await portal.start(SMALL_WORLD);
    await portal.completed();
    const [run] = await portal.sources.reader.getRepository(GenerationRunEntity).find();
    const runs = STARTED.map(([id, startedAt]) => ({ ...(run as GenerationRunEntity), id, startedAt }));
    await portal.app.get(UnitOfWork).run(async (manager) => {
      await manager.delete(GenerationRunEntity, { id: runId });
      // Not in the order of the list.
      await insertRows(manager, GenerationRunEntity, runs.reverse());
    });
  });
  afterAll(() => portal.close());

  const page = async (limit: number, cursor: string | null = null) => {
    const from = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await portal.request<RunPage>('GET', `/generation/runs?limit=${limit}${from}`);
    return { ...body, ids: body.items.map((run: RunSummary) => run.runId) };
  };

  it.each([1, 2, 3, 7, 8])('comes in pages of %d, the youngest first, there and back', async (limit) => {
    const there = [await page(limit)];
    for (let next = there[0]?.nextCursor; next; next = there.at(-1)?.nextCursor) there.push(await page(limit, next));
    expect(there.flatMap(({ ids }) => ids)).toEqual(IDS);
    expect(there.map(({ total }) => total)).toEqual(there.map(() => IDS.length));
    expect([there[0]?.previousCursor, there.at(-1)?.nextCursor]).toEqual([null, null]);

    const back = [];
    for (let cursor = there.at(-1)?.previousCursor; cursor; cursor = back.at(-1)?.previousCursor)
      back.push(await page(limit, cursor));
    expect(back.map(({ ids }) => ids).reverse()).toEqual(there.slice(0, -1).map(({ ids }) => ids));
  });

  it.each(['nonsense', Buffer.from('["-createdAt","2026-03-03T10:00:00Z","RUN-A",0]').toString('base64url')])(
    'refuses the cursor %s, which it did not give',
    async (cursor) => {
      const { status, body } = await portal.request<ProblemDetails>('GET', `/generation/runs?cursor=${cursor}`);
      expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/cursor']]);
    },
  );
});
