import { Logger } from '@nestjs/common';
import { WallClock } from '@portal/server/runtime';
import { once } from 'node:events';
import type { MonotonicClock } from '../scheduler/monotonic-clock.js';
import type { LongTask, WorkPlan } from './long-task.js';
import { LongWork, REMEMBERED } from './long-work.js';

const PLAN: WorkPlan = { kind: 'export', name: 'claims.csv', runId: 'RUN-1', unit: 'rows', total: 100 };

describe('long work', () => {
  beforeAll(() => Logger.overrideLogger(false));

  let now = 0;
  let works: LongWork;
  beforeEach(() => {
    now = 0;
    works = new LongWork(new WallClock(), { now: () => now } as MonotonicClock);
  });

  const ended = () => works.all().map(({ state, failure }) => ({ state, failure }));
  let read = 0;
  async function* rows(task: LongTask): AsyncGenerator<string> {
    for (read = 1; read <= 100; read++) {
      task.report(read);
      await new Promise((resolve) => setImmediate(resolve));
      if (read % 50 === 0) yield `${read}`;
    }
  }

  it('says how far it is and how long it still takes at the rate that was measured', () => {
    const task = works.begin(PLAN);
    expect(works.all()).toMatchObject([{ state: 'running', done: 0, total: 100, secondsLeft: null }]);
    for (now = 1_000; now <= 4_000; now += 1_000) task.report(now / 100);
    expect(task.work).toMatchObject({ done: 40, secondsLeft: 6 });
    task.rest();
    expect(task.work.secondsLeft).toBeNull();
    now = 100_000;
    task.report(40);
    now += 1_000;
    task.report(50);
    // The time of the rest does not count.
    expect(task.work.secondsLeft).toBe(5);
    task.end();
    expect(task.work).toMatchObject({ state: 'done', done: 100, secondsLeft: null });
  });

  it('ends where it learns that it was cancelled, and who waits for it is told', async () => {
    const result = works.run(PLAN, async (task) => {
      for (let row = 1; ; row++) {
        task.report(row);
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    const { id } = works.all()[0] as { id: string };
    expect(await works.cancel(id)).toMatchObject({ state: 'running', cancelling: true });
    await expect(result).rejects.toMatchObject({ code: 'conflict', message: 'claims.csv was cancelled.' });
    expect(works.all()).toMatchObject([{ state: 'cancelled', cancelling: false, failure: null }]);
    await expect(works.cancel(id)).rejects.toThrow('claims.csv is cancelled already.');
    await expect(works.cancel('WRK-0')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says why it cannot be cancelled once it has passed the point of no return', async () => {
    const task = works.begin(PLAN);
    task.passPointOfNoReturn('The rows are gone.');
    await expect(works.cancel(task.work.id)).rejects.toMatchObject({ code: 'conflict', message: 'The rows are gone.' });
    expect(task.work).toMatchObject({ state: 'running', cancelling: false });
    const cancelled = works.begin(PLAN);
    await works.cancel(cancelled.work.id);
    expect(() => cancelled.passPointOfNoReturn('Too late.')).toThrow('claims.csv was cancelled.');
  });

  it('goes on where its own way to stop fails, and says so', async () => {
    const cancel = jest.fn().mockRejectedValueOnce(new Error('locked'));
    const task = works.begin({ ...PLAN, cancel });
    await expect(works.cancel(task.work.id)).rejects.toThrow('locked');
    expect(task.work).toMatchObject({ state: 'running', cancelling: false });
  });

  it('shows a failure with its reason', async () => {
    await expect(works.run(PLAN, () => Promise.reject(new Error('The disk is full')))).rejects.toThrow('full');
    expect(ended()).toEqual([{ state: 'failed', failure: 'The disk is full' }]);
  });

  it('that is streamed is done with its last piece, and reads on for nobody who has stopped listening', async () => {
    expect(await works.stream(PLAN, rows).toArray()).toEqual([Buffer.from('50'), Buffer.from('100')]);
    const broken = works.stream(PLAN, rows).resume();
    while (read !== 10) await new Promise((resolve) => setImmediate(resolve));
    broken.destroy();
    await once(broken, 'close');
    expect(read).toBeLessThan(15);
    expect(ended()).toEqual([
      { state: 'cancelled', failure: null },
      { state: 'done', failure: null },
    ]);
  });

  it('is forgotten after a while, but never while it goes on', () => {
    const running = works.begin(PLAN);
    for (let count = 0; count < REMEMBERED + 5; count++) works.begin(PLAN).end();
    expect(works.all()).toHaveLength(REMEMBERED + 1);
    expect(works.all().at(-1)).toBe(running.work);
  });
});
