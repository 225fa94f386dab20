import type { WhatIf, WhatIfPage, WorkList } from '@portal/contracts';
import { openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { SMALL_WORLD } from '@portal/server/generation/testing';
import { openPortal } from './testing/open-portal.js';
import type { PortalClient } from './testing/portal-client.js';
import { PortalProcess } from './testing/portal-process.js';

const WHAT_IF = '/api/admin/generation/what-if';
/** Long enough that nobody waits for its end here. */
const LONG = { days: 90, branches: ['A', 'B'].map((name) => ({ name, settings: { claimsPerDay: 1000 } })) };

/** The small world, lived through; answers with what to ask of it. */
async function lived(client: PortalClient): Promise<{ readonly runId: string; readonly from: string }> {
  const { runId } = await client.start({ ...SMALL_WORLD, scenarioId: 'industry' });
  const { simulatedNow } = await client.completed();
  return { runId, from: (simulatedNow as string).slice(0, 10) };
}

describe('what-ifs of the built portal, in threads', () => {
  let database: ScratchDatabase;
  let portal: PortalProcess;
  let world: Awaited<ReturnType<typeof lived>>;

  beforeAll(async () => {
    database = await openScratchDatabase('sqlite');
    portal = await PortalProcess.start(database.url);
    world = await lived(portal.client);
  });
  afterAll(async () => {
    await portal.end();
    await database.close();
  });

  it('have the futures that are played in one process', async () => {
    const branches = [
      { name: 'Train', settings: { practiceSessionsPerDay: 5 } },
      { name: 'A new rule', ruleChange: { payerId: 'PAY-002', procedureCode: '99213', placeOfService: null } },
    ];
    const asked = { ...world, days: 14, branches };
    const threaded = await portal.client.accepted<WhatIf>('POST', WHAT_IF, asked);
    const one = await openPortal();
    try {
      expect(await lived(one.client)).toEqual(world);
      const { futures } = await one.client.accepted<WhatIf>('POST', WHAT_IF, asked);
      expect(threaded.futures).toEqual(futures);
    } finally {
      await one.close();
    }
    expect(threaded.futures.map(({ name }) => name)).toEqual(['As it is', 'Train', 'A new rule']);
  });

  it('are cancelled at once, and the next one is played as if nothing had been', async () => {
    const before = (await portal.client.accepted<WhatIfPage>('GET', WHAT_IF)).total;
    const asked = portal.client.refused('POST', WHAT_IF, { body: { ...world, ...LONG } });
    const work = await portal.client.working('what-if');
    await portal.client.accepted('POST', `/api/admin/work/${work.id}/cancel`);
    expect(await asked).toMatchObject({ status: 409, detail: '“A, B” was cancelled.' });
    const { items } = await portal.client.accepted<WorkList>('GET', '/api/admin/work');
    expect(items[0]).toMatchObject({ id: work.id, state: 'cancelled', failure: null });
    expect(items[0]?.done).toBeLessThan((work.total as number) / 2);
    expect((await portal.client.accepted<WhatIfPage>('GET', WHAT_IF)).total).toBe(before);
    const branches = [{ name: 'None', settings: { appealRate: 0 } }];
    const next = await portal.client.accepted<WhatIf>('POST', WHAT_IF, { ...world, days: 7, branches });
    expect(next.futures).toHaveLength(2);
  });

  it('end with the portal, and who waits is told', async () => {
    const asked = portal.client.refused('POST', WHAT_IF, { body: { ...world, ...LONG } });
    await portal.client.working('what-if');
    const ended = portal.end('SIGTERM');
    expect(await asked).toMatchObject({ status: 503, detail: 'The portal is shutting down.' });
    await ended;
  });
});
