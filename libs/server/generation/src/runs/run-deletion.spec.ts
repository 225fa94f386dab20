import type { DeletedRun, WorkList } from '@portal/contracts';
import { until } from '@portal/server/runtime/testing';
import { rowCounts } from '../testing/world-digest.js';
import { SMALL_WORLD } from '../testing/small-world.js';
import { TestPortal } from '../testing/portal.js';
import { RunDeletionService } from './run-deletion.service.js';
import { RunDeletionStore } from './run-deletion.store.js';

describe('the deletion of a run', () => {
  let portal: TestPortal;
  let runId: string;

  beforeEach(async () => {
    portal = await TestPortal.open();
    ({ runId } = await portal.start(SMALL_WORLD));
    await portal.completed();
  });
  afterEach(() => portal.close());

  const works = async () => (await portal.request<WorkList>('GET', '/work')).body.items;
  const untilNoneIsUnfinished = ({ app }: TestPortal) =>
    until(
      () => app.get(RunDeletionStore).unfinished(),
      ({ length }) => length === 0,
    );
  const left = async () => Object.values(await rowCounts(portal.sources.reader)).reduce((sum, rows) => sum + rows, 0);

  it('removes its rows in steps, counts them by table and says how far it is', async () => {
    const before = await rowCounts(portal.sources.reader);
    const { status, body } = await portal.request<DeletedRun>('DELETE', `/generation/runs/${runId}`);
    expect({ status, finished: body.finished }).toEqual({ status: 200, finished: true });
    expect(body.deleted).toMatchObject({ ...before, generation_runs: 1 });
    expect(await left()).toBe(0);
    expect((await works())[0]).toMatchObject({ kind: 'deletion', runId, state: 'done', unit: 'rows' });
  });

  it('that is broken off is listed nowhere, keeps its name and goes on after a restart, where it was', async () => {
    const store = portal.app.get(RunDeletionStore);
    await store.begin(runId);
    const claims = before(await portal.rows<{ number: number }>('SELECT count(*) AS number FROM claims'));
    await store.removeSome(runId);
    expect((await portal.request<{ total: number }>('GET', '/generation/runs')).body.total).toBe(0);
    expect((await portal.request('GET', `/generation/runs/${runId}`)).status).toBe(404);
    await portal.close({ keep: true });

    // What goes on after the restart waits, however fast it is, until the same world was started again.
    let goOn!: () => void;
    const started = new Promise<void>((resolve) => (goOn = resolve));
    const { removeSome } = RunDeletionStore.prototype;
    const held = jest.spyOn(RunDeletionStore.prototype, 'removeSome').mockImplementation(async function (
      this: RunDeletionStore,
      id,
    ) {
      await started;
      return removeSome.call(this, id);
    });
    const again = await TestPortal.open({ file: portal.file });
    // The same world under the next ordinal: the rows of the first still lie there.
    const other = await again.start(SMALL_WORLD);
    expect(other.runId).not.toBe(runId);
    goOn();
    held.mockRestore();
    await untilNoneIsUnfinished(again);
    await again.completed();
    const rows = await again.rows<{ run_id: string; number: number }>(
      'SELECT run_id, count(*) AS number FROM claims GROUP BY run_id',
    );
    expect(rows).toEqual([{ run_id: other.runId, number: claims }]);
    const { items } = (await again.request<WorkList>('GET', '/work')).body;
    expect(items.find(({ kind }) => kind === 'deletion')).toMatchObject({ runId, state: 'done' });
    await again.close();
    portal.remove();
    portal = await TestPortal.open();
  });

  it('that fails says why, and is tried again', async () => {
    jest.spyOn(portal.app.get(RunDeletionStore), 'removeSome').mockRejectedValueOnce(new Error('The disk is full'));
    expect((await portal.request('DELETE', `/generation/runs/${runId}`)).status).toBe(503);
    expect((await works())[0]).toMatchObject({ kind: 'deletion', state: 'failed', failure: 'The disk is full' });
    await portal.app.get(RunDeletionService).resume();
    await untilNoneIsUnfinished(portal);
    expect(await left()).toBe(0);
  });

  it('that goes on refuses a second one by name, and goes on alone', async () => {
    const store = portal.app.get(RunDeletionStore);
    const step = store.removeSome.bind(store);
    const refused: unknown[] = [];
    jest.spyOn(store, 'removeSome').mockImplementationOnce(async (id) => {
      for (let time = 0; time < 2; time++) {
        refused.push((await portal.request('DELETE', `/generation/runs/${runId}`)).body);
        await portal.app.get(RunDeletionService).resume();
      }
      return step(id);
    });
    const { status, body } = await portal.request<DeletedRun>('DELETE', `/generation/runs/${runId}`);
    expect([status, body.finished]).toEqual([200, true]);
    const refusal = { status: 409, runId, detail: `Run ${runId} is being deleted already.` };
    expect(refused).toMatchObject([refusal, refusal]);
    expect((await works()).filter(({ kind }) => kind === 'deletion')).toMatchObject([{ runId, state: 'done' }]);
    expect(await left()).toBe(0);
  });

  it('refuses a second one also where another process does it', async () => {
    await portal.app.get(RunDeletionStore).begin(runId);
    const { status, body } = await portal.request('DELETE', `/generation/runs/${runId}`);
    expect([status, body]).toMatchObject([409, { detail: `Run ${runId} is being deleted already.` }]);
    await untilNoneIsUnfinished(portal);
    expect((await portal.request('DELETE', `/generation/runs/${runId}`)).status).toBe(404);
  });

  it('leaves a new run of the same id alone once another process has removed the last row', async () => {
    const store = portal.app.get(RunDeletionStore);
    const was = await rowCounts(portal.sources.reader);
    await store.begin(runId);
    while (await store.removeSome(runId));
    expect((await portal.start(SMALL_WORLD)).runId).toBe(runId);
    await portal.completed();
    expect(await store.removeSome(runId)).toBeNull();
    expect(await rowCounts(portal.sources.reader)).toEqual(was);
  });

  it('cannot be cancelled once rows are gone, and says so', async () => {
    const store = portal.app.get(RunDeletionStore);
    let refused: unknown;
    const step = store.removeSome.bind(store);
    jest.spyOn(store, 'removeSome').mockImplementationOnce(async (id) => {
      const [work] = await works();
      refused = (await portal.request('POST', `/work/${work?.id}/cancel`)).body;
      return step(id);
    });
    await portal.request('DELETE', `/generation/runs/${runId}`);
    expect(refused).toMatchObject({ status: 409, detail: expect.stringMatching(/rows are gone already/) });
    expect(await left()).toBe(0);
  });
});

function before([row]: readonly { number: number }[]): number {
  return row?.number ?? 0;
}
