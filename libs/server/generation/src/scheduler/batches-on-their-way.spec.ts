import { setTimeout } from 'node:timers/promises';
import type { SimulationBatch } from '@portal/simulation';
import { changedBy, type GenerationRun } from '../runs/generation-run.js';
import { OpenBatch } from '../runs/open-batch.js';
import { StaleRunError } from '../runs/run.store.js';
import { BATCH, PART_CLAIMS } from '../runs/simulation.port.js';
import { BatchesOnTheirWay } from './batches-on-their-way.js';

const RUN = { id: 'RUN-1', revision: 1 } as GenerationRun;
const PART = { claims: Array.from({ length: PART_CLAIMS }) } as unknown as SimulationBatch;

/** Batches of a store that writes one after another and refuses those whose predecessor is missing. */
function batchesOf(commit: (run: GenerationRun) => Promise<void>, realNow = () => 0) {
  let stored = RUN;
  let last: Promise<unknown> = Promise.resolve();
  const open = (before: GenerationRun) =>
    new OpenBatch((parts, changes) => {
      const done = last.then(async () => {
        if (before.revision !== stored.revision) throw new StaleRunError(before.id);
        for await (const _part of parts);
        await commit(before);
        stored = changedBy(before, changes());
      });
      last = done.catch(() => undefined);
      return done;
    }, 0);
  return { batches: new BatchesOnTheirWay({ open, awaited: false }, realNow), stored: () => stored };
}

/** Claims of each batch that is complete once so many claims have come, part after part. */
async function batchSizes(claims: number, msPerPart: number): Promise<number[]> {
  const sizes: number[] = [];
  let now = 0;
  const { batches } = batchesOf(
    async () => undefined,
    () => now,
  );
  let [run, size] = [RUN, 0];
  for (let made = 0; made < claims; made += PART_CLAIMS) {
    const { revision } = run;
    run = await batches.add(run, PART, {});
    now += msPerPart;
    size += PART_CLAIMS;
    if (run.revision === revision) continue;
    sizes.push(size);
    size = 0;
  }
  await batches.end();
  return sizes;
}

/** Adds parts until one is refused; answers with what went wrong. */
async function errorOf(batches: BatchesOnTheirWay): Promise<unknown> {
  let run = RUN;
  for (let parts = 0; parts < 40; parts++) {
    try {
      run = await batches.add(run, PART, {});
    } catch (error) {
      return batches.abandon(error);
    }
  }
  return null;
}

describe('batches on their way', () => {
  it('are stored in their order, and all of them are once they have ended', async () => {
    const commits: number[] = [];
    const { batches, stored } = batchesOf(async ({ revision }) => void commits.push(revision));
    let run = RUN;
    for (let parts = 0; parts < 32; parts++) run = await batches.add(run, PART, {});
    await batches.end();
    expect(commits).toEqual([1, 2, 3, 4]);
    expect(stored()).toEqual(run);
  });

  it('wait for the first to be stored, so that nothing holds it up, and for no other', async () => {
    let waiting = 0;
    const { batches } = batchesOf(async () => {
      waiting++;
      await setTimeout(5);
      waiting--;
    });
    const waitingAfter: number[] = [];
    let run = RUN;
    for (let parts = 0; parts < 8; parts++) {
      run = await batches.add(run, PART, {});
      waitingAfter.push(waiting);
    }
    await batches.end();
    expect(waitingAfter).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('grow with what is stored already, up to a bound', async () => {
    const { firstClaims, mostClaims } = BATCH;
    const sizes = await batchSizes(4 * mostClaims, 0);
    expect(sizes).toEqual([firstClaims, 1_000, 2_000, 4_000, mostClaims, mostClaims, mostClaims]);
  });

  it('end sooner where claims come slowly, but never before they hold what a first one holds', async () => {
    const { firstClaims, longestMs } = BATCH;
    // The clock starts with the first part, so that eight more are made in the time.
    expect(await batchSizes(8_500, longestMs / 8)).toEqual([1_000, 1_000, 2_000, 2_250, 2_250]);
    expect(await batchSizes(6_000, longestMs)).toEqual(Array(6).fill(firstClaims));
  });

  it.each([1, 2, 3])(
    'say what kept batch %d from being stored, and not that the next one misses it',
    async (failing) => {
      const { batches, stored } = batchesOf(async ({ revision }) => {
        await setTimeout(5);
        if (revision === failing) throw new Error('the disk is full');
      });
      expect(await errorOf(batches)).toEqual(new Error('the disk is full'));
      expect(stored().revision).toBe(failing);
    },
  );
});
