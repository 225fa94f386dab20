import { Logger } from '@nestjs/common';
import { HealthNotes } from '@portal/server/runtime';
import type { InsightProgressStore, RunStanding } from '../answers/insight-progress.store.js';
import type { DashboardCache } from '../metrics/dashboard-cache.js';
import type { NightlySummaryService } from '../provider-performance/nightly-summary.service.js';
import { RepairedFactsService } from './repaired-facts.service.js';

const standingOf = (id: string) => ({ run: { id } }) as RunStanding;

function open() {
  const outdate = jest.fn();
  const standing = jest.fn(async (runId?: string): Promise<RunStanding | null> => standingOf(runId ?? ''));
  const sumUpAnew = jest.fn(async (_: RunStanding) => undefined);
  const health = new HealthNotes();
  const service = new RepairedFactsService(
    { outdate } as unknown as DashboardCache,
    { standing } as unknown as InsightProgressStore,
    { sumUpAnew } as unknown as NightlySummaryService,
    health,
  );
  const summedUp = () => sumUpAnew.mock.calls.map(([{ run }]) => run.id);
  return { service, outdate, standing, sumUpAnew, summedUp, note: () => health.all().get('nightly-summary') };
}

describe('what stands on facts that were put right', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('is made anew, a run at a time, also what is repaired meanwhile', async () => {
    const { service, outdate, summedUp, note } = open();
    await Promise.all([service.follow('RUN-A'), service.follow('RUN-B'), service.follow('RUN-A')]);
    expect(outdate.mock.calls).toEqual([['RUN-A'], ['RUN-B'], ['RUN-A']]);
    expect(summedUp()).toEqual(['RUN-A', 'RUN-B', 'RUN-A']);
    expect(note()).toBeUndefined();
  });

  it('is named by readiness while it could not be, whatever else could', async () => {
    const { service, sumUpAnew, note } = open();
    sumUpAnew.mockRejectedValueOnce(new Error('locked'));
    await service.follow('RUN-A');
    expect(note()).toContain('RUN-A');
    await service.follow('RUN-B');
    expect(note()).toContain('RUN-A');
    await service.follow('RUN-A');
    expect(note()).toBeUndefined();
  });

  it('is nothing where the run was deleted meanwhile', async () => {
    const { service, standing, sumUpAnew, note } = open();
    sumUpAnew.mockRejectedValueOnce(new Error('foreign key'));
    standing.mockResolvedValueOnce(standingOf('RUN-A')).mockResolvedValueOnce(null);
    await service.follow('RUN-A');
    expect(note()).toBeUndefined();
  });
});
