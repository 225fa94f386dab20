import { Logger } from '@nestjs/common';
import type { Dashboard } from '@portal/contracts';
import { HealthNotes, WallClock } from '@portal/server/runtime';
import { DashboardCache } from './dashboard-cache.js';
import type { DashboardReadModel } from './dashboard.read-model.js';
import type { MetricScope } from './metric-scope.read-model.js';

const SCOPE: MetricScope = {
  runId: 'RUN-1',
  asOf: '2026-01-16T14:00:00Z',
  revision: 1,
  period: 'month',
  span: { from: '2025-12-18', to: '2026-01-16' },
  previous: { from: '2025-11-18', to: '2025-12-17' },
  filter: {},
};

class SetClock extends WallClock {
  at = 0;
  override milliseconds(): number {
    return this.at;
  }
}

function open() {
  const clock = new SetClock();
  const health = new HealthNotes();
  const compute = jest.fn(async (scope: MetricScope) => ({ asOf: scope.asOf, stale: false }) as Dashboard);
  const cache = new DashboardCache({ compute } as unknown as DashboardReadModel, clock, health);
  return { cache, clock, health, compute };
}

describe('kept dashboards', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('are computed once for all who ask at the same time', async () => {
    const { cache, compute } = open();
    const [one, other] = await Promise.all([cache.answer(SCOPE), cache.answer({ ...SCOPE })]);
    expect(compute).toHaveBeenCalledTimes(1);
    expect(other).toBe(one);
    await Promise.all([cache.answer({ ...SCOPE, revision: 2 }), cache.answer({ ...SCOPE, revision: 3 })]);
    expect(compute).toHaveBeenCalledTimes(3);
    compute.mockRejectedValue(new Error('locked'));
    const failing = { ...SCOPE, filter: { payerId: ['PAY-001'] } };
    const failed = await Promise.allSettled([cache.answer(failing), cache.answer(failing)]);
    expect(failed).toMatchObject([1, 2].map(() => ({ reason: { message: 'locked' } })));
    expect(compute).toHaveBeenCalledTimes(4);
    await expect(cache.answer(failing)).rejects.toThrow('locked');
    expect(compute).toHaveBeenCalledTimes(5);
  });

  it('are computed anew only when the run has moved, and apart for each filter', async () => {
    const { cache, compute } = open();
    await cache.answer(SCOPE);
    await cache.answer(SCOPE);
    expect(compute).toHaveBeenCalledTimes(1);
    await cache.answer({ ...SCOPE, revision: 2 });
    await cache.answer({ ...SCOPE, revision: 2, filter: { payerId: ['PAY-1'] } });
    expect(compute).toHaveBeenCalledTimes(3);
  });

  it('are answered stale with their age when computing fails, and readiness says so until it works again', async () => {
    const { cache, clock, health, compute } = open();
    await cache.answer(SCOPE);
    compute.mockRejectedValueOnce(new Error('the disk is gone'));
    clock.at = 90_000;
    expect(await cache.answer({ ...SCOPE, revision: 2, asOf: '2026-01-16T15:00:00Z' })).toMatchObject({
      asOf: SCOPE.asOf,
      stale: true,
      staleSeconds: 90,
    });
    expect(health.all().get('dashboard')).toContain('1970-01-01T00:01:30Z');
    expect(cache.staleSeconds).toBe(90);
    clock.at = 100_000;
    expect(cache.staleSeconds).toBe(100);
    expect(await cache.answer({ ...SCOPE, revision: 2 })).toMatchObject({ stale: false });
    expect(health.all().size).toBe(0);
    expect(cache.staleSeconds).toBe(0);
  });

  it('do not hide a failure that nothing good came before', async () => {
    const { cache, clock, compute } = open();
    compute.mockRejectedValueOnce(new Error('the disk is gone'));
    await expect(cache.answer(SCOPE)).rejects.toThrow('the disk is gone');
    clock.at = 7_000;
    expect(cache.staleSeconds).toBe(7);
  });
});
