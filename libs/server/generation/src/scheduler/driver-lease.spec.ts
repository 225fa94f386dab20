import { Logger } from '@nestjs/common';
import type { Lease } from '@portal/server/runtime';
import { DriverLease } from './driver-lease.js';
import type { MonotonicClock } from './monotonic-clock.js';

/** A lease whose answers come when the test says so, on a clock that the test sets. */
function driverLease() {
  const clock = { at: 0, now: () => clock.at };
  const asked: ((answer: boolean | Error) => void)[] = [];
  const store: Pick<Lease, 'acquire' | 'release'> = {
    acquire: () =>
      new Promise((resolve, reject) => {
        asked.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      }),
    release: jest.fn(async () => undefined),
  };
  const lease = new DriverLease(store as Lease, clock as MonotonicClock);
  const answerTo = (hold: Promise<boolean>, answer: boolean | Error) => {
    asked.shift()?.(answer);
    return hold;
  };
  return { lease, clock, asked, store, answerTo };
}

describe('the lease of generation', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('is waited for until this process has it', async () => {
    const { lease, answerTo, asked } = driverLease();
    expect(await answerTo(lease.hold(), false)).toBe(false);
    expect(await answerTo(lease.hold(), true)).toBe(true);
    expect(await lease.hold()).toBe(true);
    expect(asked).toHaveLength(0);
  });

  it('is renewed while work goes on, once at a time, and waited for again when it has ended meanwhile', async () => {
    const { lease, clock, answerTo, asked } = driverLease();
    await answerTo(lease.hold(), true);
    clock.at = 2_000;
    expect(await lease.hold()).toBe(true);
    clock.at = 4_999;
    expect(await lease.hold()).toBe(true);
    expect(asked).toHaveLength(1);
    clock.at = 5_000;
    expect(await answerTo(lease.hold(), false)).toBe(false);
  });

  it('goes on from a renewal as long as it was then taken for', async () => {
    const { lease, clock, answerTo } = driverLease();
    await answerTo(lease.hold(), true);
    clock.at = 2_000;
    await answerTo(lease.hold(), true);
    clock.at = 6_999;
    expect(await lease.hold()).toBe(true);
  });

  it('stays with whoever drove while the storage fails', async () => {
    const { lease, clock, answerTo } = driverLease();
    await answerTo(lease.hold(), true);
    clock.at = 6_000;
    expect(await answerTo(lease.hold(), new Error('the disk is full'))).toBe(true);
  });

  it('is given up after a renewal that is on its way, which would take it again', async () => {
    const { lease, clock, answerTo, asked, store } = driverLease();
    await answerTo(lease.hold(), true);
    clock.at = 2_000;
    await lease.hold();
    const released = lease.release();
    expect(store.release).not.toHaveBeenCalled();
    asked.shift()?.(true);
    await released;
    expect(store.release).toHaveBeenCalledWith('generation');
  });
});
