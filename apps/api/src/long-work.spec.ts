import {
  type DeletedRun,
  LIVE_NAMESPACE,
  type WhatIf,
  type WhatIfPage,
  type Work,
  type WorkChanged,
} from '@portal/contracts';
import { addDays } from '@portal/domain';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { SMALL_WORLD } from '@portal/server/generation/testing';
import { until } from '@portal/server/runtime/testing';
import { io, type Socket } from 'socket.io-client';
import { portalOn, type ServedPortal } from './testing/open-portal.js';
import { TOKEN } from './testing/portal-client.js';

const GENERATION = '/api/admin/generation';

describeOnEachEngine('long work, from the history of a run to its deletion', (engine) => {
  let portal: ServedPortal;
  let socket: Socket;
  /** The latest that was pushed of each piece of work. */
  const pushed = new Map<string, Work>();

  beforeAll(async () => {
    portal = await portalOn(engine);
    socket = io(portal.client.url + LIVE_NAMESPACE, {
      auth: { token: TOKEN },
      transports: ['websocket'],
      forceNew: true,
    });
    socket.on('work.changed', ({ items }: WorkChanged) => items.forEach((work) => pushed.set(work.id, work)));
  });
  afterAll(async () => {
    socket.disconnect();
    await portal.close();
  });

  it('is pushed to who watches, is kept where it is to be kept, and goes with its run', async () => {
    const { runId } = await portal.client.start(SMALL_WORLD);
    const { simulatedNow } = await portal.client.completed();
    const from = (simulatedNow as string).slice(0, 10);
    const branches = [{ name: 'No appeals', settings: { appealRate: 0 } }];
    const asked = await portal.client.accepted<WhatIf>('POST', `${GENERATION}/what-if`, {
      ...{ runId, from, days: 7, branches },
    });
    expect(asked.to).toBe(addDays(from, 6));
    const changed = await portal.client.accepted<WhatIf>('PATCH', `${GENERATION}/what-if/${asked.id}`, {
      name: 'Less',
    });
    expect(changed).toEqual({ ...asked, name: 'Less' });
    await portal.client.accepted('POST', `${GENERATION}/runs/${runId}/facts/check`);

    const deleted = await portal.client.accepted<DeletedRun>('DELETE', `${GENERATION}/runs/${runId}`);
    expect(deleted.finished).toBe(true);
    expect(deleted.deleted['claims']).toBeGreaterThan(400);
    expect((await portal.client.accepted<WhatIfPage>('GET', `${GENERATION}/what-if`)).items).toEqual([]);
    expect((await portal.client.accepted<{ total: number }>('GET', '/api/claims/count')).total).toBe(0);

    const told = async () => [...pushed.values()].map(({ kind, state }) => `${kind} ${state}`);
    expect(await until(told, (all) => all.includes('deletion done'))).toEqual([
      'history done',
      'what-if done',
      'fact-check done',
      'deletion done',
    ]);
  });
});
