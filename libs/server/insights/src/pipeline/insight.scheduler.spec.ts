import { setImmediate } from 'node:timers/promises';
import { AwaitedWork, HealthNotes, type Lease, WallClock } from '@portal/server/runtime';
import type { InsightProgressStore } from '../answers/insight-progress.store.js';
import { firstProgress, watchedRun } from '../answers/watched-run.js';
import { runAt } from '../testing/watched-world.js';
import { AnswerTrouble } from '../answers/answer-trouble.js';
import type { InsightPipeline } from './insight.pipeline.js';
import { InsightScheduler } from './insight.scheduler.js';

/** Turns of the event loop in which a pause that only lets others have their turn is over. */
const TURNS = 5;

describe('work on answers', () => {
  const awaited = new AwaitedWork();
  const clock = new WallClock();
  let now = 0;
  jest.spyOn(clock, 'milliseconds').mockImplementation(() => now);

  /** One tick with a piece of work of 20 ms and the pause after it; whether the pause was over after some turns. */
  async function isBackAtOnce(changes: Parameters<typeof runAt>[1]): Promise<boolean> {
    const run = watchedRun(runAt('2026-03-03T00:00:00Z', changes));
    let back = false;
    let backAtOnce = false;
    const catchUp: InsightPipeline['catchUp'] = async (standing, pause) => {
      now += 20;
      const pausing = pause().then(() => (back = true));
      for (let turn = 0; turn < TURNS; turn++) await setImmediate();
      backAtOnce = back;
      await pausing;
      return { ...standing.progress, matchedTo: run.cursor };
    };
    const progress: Pick<InsightProgressStore, 'nextBehind'> = {
      nextBehind: async (done) => (done.has(run.id) ? null : { run, progress: firstProgress(run) }),
    };
    const lease: Pick<Lease, 'acquire'> = { acquire: async () => true };
    const scheduler = new InsightScheduler(
      { catchUp } as InsightPipeline,
      progress as InsightProgressStore,
      lease as Lease,
      clock,
      new HealthNotes(),
      awaited,
      new AnswerTrouble(clock),
    );
    await scheduler.tick();
    expect(back).toBe(true);
    return backAtOnce;
  }

  it('goes on after a turn of the others', async () => {
    expect(await isBackAtOnce({ speed: '100x' })).toBe(true);
  });

  it('keeps back while claims are stored flat out', async () => {
    expect(await isBackAtOnce({ speed: 'max' })).toBe(false);
    expect(await isBackAtOnce({ speed: 'max', state: 'completed' })).toBe(true);
  });

  it('keeps back while somebody waits for other long work, and no longer when that has failed', async () => {
    await awaited.during(async () => expect(await isBackAtOnce({ speed: '100x' })).toBe(false));
    await expect(awaited.during(() => Promise.reject(new Error('no memory left')))).rejects.toThrow('no memory left');
    expect(await isBackAtOnce({ speed: '100x' })).toBe(true);
  });
});
