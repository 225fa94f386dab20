import type { SimulationBatch } from '@portal/simulation';
import { setImmediate } from 'node:timers/promises';
import { OpenBatch } from './open-batch.js';
import type { RunChanges } from './generation-run.js';

const part = (count: number) => ({ claims: Array.from({ length: count }) }) as unknown as SimulationBatch;

/** A batch that is written once `begin` is called, and a list of what was written of it. */
function openBatch({ writtenMeanwhile = 0, failsAt = Number.POSITIVE_INFINITY } = {}) {
  const written: number[] = [];
  const seen: { changes?: RunChanges } = {};
  let begin!: () => void;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const batch = new OpenBatch(async (parts, changes) => {
    await begun;
    for await (const { claims } of parts) {
      await setImmediate();
      if (written.length === failsAt) throw new Error('the disk is full');
      written.push(claims.length);
    }
    seen.changes = changes();
  }, writtenMeanwhile);
  return { batch, written, seen, begin };
}

describe('an open batch', () => {
  it('is written part by part, and is safe once the last one is, with the latest changes of the run', async () => {
    const { batch, written, seen, begin } = openBatch();
    begin();
    await setImmediate();
    await batch.add(part(3), { cursor: '2026-01-05T10:00:00Z', stepping: false });
    expect(written).toEqual([3]);
    await batch.add(part(4), { cursor: '2026-01-05T11:00:00Z' });
    expect([written, batch.claims]).toEqual([[3, 4], 7]);
    expect(seen.changes).toBeUndefined();
    await batch.commit();
    expect(seen.changes).toEqual({ cursor: '2026-01-05T11:00:00Z', stepping: false });
  });

  it('takes one part while the batch before is committed, and no more', async () => {
    const { batch, written, begin } = openBatch();
    await batch.add(part(1), {});
    let isTaken = false;
    const second = batch.add(part(2), {}).then(() => (isTaken = true));
    await setImmediate();
    expect([isTaken, written]).toEqual([false, []]);
    begin();
    await second;
    expect(written).toEqual([1, 2]);
    await batch.commit();
  });

  it('leaves a part on its way while the next is made, where each statement is waited for', async () => {
    const { batch, written, begin } = openBatch({ writtenMeanwhile: 1 });
    begin();
    await batch.add(part(1), {});
    expect(written).toEqual([]);
    await batch.add(part(2), {});
    expect(written).toEqual([1]);
    await batch.commit();
    expect(written).toEqual([1, 2]);
  });

  it('tells whoever adds to it and whoever waits for it what keeps it from being stored', async () => {
    const { batch, begin } = openBatch({ failsAt: 1 });
    begin();
    await batch.add(part(1), {});
    await expect(batch.add(part(2), {})).rejects.toThrow('the disk is full');
    await expect(batch.commit()).rejects.toThrow('the disk is full');
  });

  it('is not stored once it is given up, whether it was begun or not', async () => {
    const running = openBatch();
    running.begin();
    await running.batch.add(part(1), {});
    running.batch.abandon();
    await expect(running.batch.stored).rejects.toThrow('given up');
    const waiting = openBatch();
    await waiting.batch.add(part(1), {});
    waiting.batch.abandon();
    waiting.begin();
    await expect(waiting.batch.stored).rejects.toThrow('given up');
    expect(waiting.written).toEqual([]);
  });
});
