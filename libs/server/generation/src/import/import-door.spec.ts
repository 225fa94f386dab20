import { setTimeout } from 'node:timers/promises';
import { LeaseEntity } from '@portal/server/database';
import type { GenerationRun, ImportedRun } from '../runs/generation-run.js';
import { RunStore } from '../runs/run.store.js';
import { TestPortal } from '../testing/portal.js';
import { SMALL_WORLD } from '../testing/small-world.js';
import { ImportDoor } from './import-door.js';
import { type ImportMark, RunImportStore } from './run-import.store.js';

/** Real milliseconds in which whatever does not wait is done. */
const A_WHILE = 100;

describe('the door of imports', () => {
  let portal: TestPortal;
  let door: ImportDoor;
  let store: RunImportStore;
  /** A run as an import adds it, beside the one that it is a copy of. */
  let run: ImportedRun;

  beforeAll(async () => {
    portal = await TestPortal.open();
    door = portal.app.get(ImportDoor);
    store = portal.app.get(RunImportStore);
    const { runId } = await portal.start(SMALL_WORLD);
    await portal.completed();
    const own = { id: 'RUN-C0FFEE', runKey: 'C0FFEE', importedAt: '2030-01-01T00:00:00Z' };
    run = { ...((await stored(runId)) as GenerationRun), ...own };
  });
  afterAll(() => portal.close());
  afterEach(async () => {
    jest.restoreAllMocks();
    await portal.sources.writer.query('DELETE FROM generation_runs WHERE id = ?', [run.id]);
    await portal.sources.writer.query('DELETE FROM run_imports');
  });

  const stored = (runId: string) => portal.app.get(RunStore).find(runId);
  const pass = (work: (mark: ImportMark) => Promise<void>) =>
    door.pass(
      { kind: 'import', name: `The import of ${run.id}`, runId: run.id, unit: 'rows', total: 0 },
      { store: (_task, mark) => work(mark) },
      new AbortController().signal,
    );
  /** What another process does that takes an import for broken off. */
  const clearedByAnother = async (mark: ImportMark) => {
    while (await store.discardSome(mark));
  };

  it('stores nothing of a run while what an earlier import of it left is being removed', async () => {
    const discardSome = store.discardSome.bind(store);
    let goOn!: () => void;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    jest
      .spyOn(store, 'discardSome')
      .mockRejectedValueOnce(new Error('The disk is full'))
      .mockImplementationOnce((mark) => held.then(() => discardSome(mark)));
    await expect(pass(() => Promise.reject(new Error('broken off')))).rejects.toThrow('broken off');
    expect(await store.unfinished()).toMatchObject([{ runId: run.id }]);

    const clearing = door.clearUp();
    const storing = jest.fn((mark: ImportMark) => store.finish(run, mark));
    const retry = pass(storing);
    await setTimeout(A_WHILE);
    expect(storing).not.toHaveBeenCalled();
    goOn();
    await Promise.all([clearing, retry]);
    expect(await stored(run.id)).toMatchObject({ id: run.id });
    expect(await store.unfinished()).toEqual([]);
  });

  it('adds neither rows nor the run once another process has removed what was there', async () => {
    const conflict = { code: 'conflict', message: expect.stringMatching(/stood still for too long/) };
    const importing = pass(async (mark) => {
      await clearedByAnother(mark);
      await expect(store.store({ table: 'claims', rows: [] }, mark)).rejects.toMatchObject(conflict);
      await store.finish(run, mark);
    });
    await expect(importing).rejects.toMatchObject(conflict);
    expect(await stored(run.id)).toBeNull();
  });

  it('leaves another import of the same run alone', async () => {
    const mark = await store.begin(run.id);
    const later = '2031-01-01T00:00:00Z';
    await portal.sources.writer.query('UPDATE run_imports SET started_at = ?', [later]);
    expect(await store.discardSome(mark)).toBe(false);
    await expect(store.finish(run, mark)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.unfinished()).toEqual([{ runId: run.id, startedAt: later }]);
    expect(await stored(run.id)).toBeNull();
  });

  it('removes nothing while another process has the lease, and later what is left', async () => {
    const lease = { name: 'import', holder: 'another' };
    const importing = pass(async () => {
      const expiresAt = Date.now() + 60_000;
      await portal.sources.writer.manager.update(LeaseEntity, { name: lease.name }, { ...lease, expiresAt });
      throw new Error('broken off');
    });
    await expect(importing).rejects.toThrow('broken off');
    await door.clearUp();
    expect(await store.unfinished()).toHaveLength(1);
    await portal.sources.writer.manager.update(LeaseEntity, lease, { expiresAt: 0 });
    await door.clearUp();
    expect(await store.unfinished()).toEqual([]);
  });
});
