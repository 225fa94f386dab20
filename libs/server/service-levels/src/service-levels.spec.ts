import { Controller, Get, Logger, Post, Query } from '@nestjs/common';
import type { ServiceLevels } from '@portal/contracts';
import { addDays, type ServiceLevelKey } from '@portal/domain';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { measured, portalGauge, WallClock } from '@portal/server/runtime';
import { SIGNED_IN, TestApi } from '@portal/server/runtime/testing';
import { Counter, register } from 'prom-client';
import { ServiceLevelRecorder } from './service-level.recorder.js';
import { ServiceLevelStore } from './service-level.store.js';
import { ServiceLevelsModule } from './service-levels.module.js';

const MONDAY = '2026-11-23';
const SUNDAY = '2026-11-29';

@Controller()
class ThingsController {
  @Get('things')
  async things(@Query('ms') ms = '0', @Query('fault') fault?: string) {
    await new Promise((resolve) => setTimeout(resolve, Number(ms)));
    if (fault) throw new Error(fault);
    return {};
  }

  @Get('metrics/dashboard')
  dashboard() {
    return {};
  }

  @Get('runs/export/file')
  async download() {
    await new Promise((resolve) => setTimeout(resolve, 600));
    return {};
  }

  @Post('things')
  made() {
    return {};
  }
}

describeOnEachEngine('service levels', (engine) => {
  let api: TestApi;
  let now: string;
  let ageOfFigures: number | null;
  let checks: Counter;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    register.removeSingleMetric('portal_fact_checks_total');
    checks = new Counter({ name: 'portal_fact_checks_total', help: 'Checks', labelNames: ['outcome'] });
    ageOfFigures = 0;
    portalGauge({ name: 'portal_figures_stale_seconds', help: 'Age' }, () => ageOfFigures);
    api = await TestApi.open({ imports: [ServiceLevelsModule], controllers: [ThingsController] }, engine);
    now = '2026-11-25T10:00:00Z';
    jest.spyOn(api.get(WallClock), 'now').mockImplementation(() => now);
  });
  afterEach(() => api.close());

  const asked = async (query = '') => {
    const { status, body } = await api.request<ServiceLevels>(`/api/admin/slo${query}`, { headers: SIGNED_IN });
    expect(status).toBe(200);
    return body;
  };
  const weekOf = async (ago = 0) => {
    const week = (await asked()).weeks[ago];
    return Object.fromEntries((week?.counted ?? []).map(({ key, ...rest }) => [key, rest])) as Record<
      ServiceLevelKey,
      { events: number; good: number; share: number | null; kept: boolean | null }
    >;
  };
  const look = () => api.get(ServiceLevelRecorder).look();

  it('count reads in time, dashboards apart; neither writes nor downloads are reads', async () => {
    for (let i = 0; i < 3; i++) await api.request('/api/things');
    await api.request('/api/things?ms=600');
    await api.request('/api/metrics/dashboard');
    await api.request('/api/things', { method: 'POST' });
    await api.request('/api/runs/export/file');
    const { answers, dashboards, errors } = await weekOf();
    expect(answers).toEqual({ events: 5, good: 4, share: 0.8, kept: false });
    expect(dashboards).toEqual({ events: 1, good: 1, share: 1, kept: true });
    expect(errors).toEqual({ events: 7, good: 7, share: 1, kept: true });
  });

  it('count errors of the server, and not what a client did wrong', async () => {
    await api.request('/api/things?fault=unforeseen');
    await api.request('/api/nothing-of-the-kind');
    const { errors } = await weekOf();
    expect(errors).toEqual({ events: 2, good: 1, share: 0.5, kept: false });
  });

  it('count work at night, also when it fails, and checks of facts', async () => {
    await measured('nightly-summary', async () => undefined);
    await measured('dashboard', async () => undefined);
    await expect(measured('nightly-summary', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    checks.inc({ outcome: 'right' }, 3);
    checks.inc({ outcome: 'differing' });
    const { computations, accuracy } = await weekOf();
    expect(computations).toEqual({ events: 2, good: 1, share: 0.5, kept: false });
    expect(accuracy).toEqual({ events: 4, good: 3, share: 0.75, kept: false });
  });

  it('look at the age of the figures: too old is not fresh, and neither is unknown', async () => {
    for (const age of [0, 86_400, 86_401, null]) {
      ageOfFigures = age;
      await look();
    }
    expect((await weekOf()).freshness).toEqual({ events: 4, good: 2, share: 0.5, kept: false });
  });

  it('say nothing of what did not happen', async () => {
    const { computations, accuracy, freshness } = await weekOf();
    const none = { events: 0, good: 0, share: null, kept: null };
    expect([computations, accuracy, freshness]).toEqual([none, none, none]);
  });

  it('are kept week by week, each event once', async () => {
    now = `${SUNDAY}T23:59:00Z`;
    await api.request('/api/metrics/dashboard');
    await look();
    await look();
    now = `${addDays(SUNDAY, 1)}T00:01:00Z`;
    await api.request('/api/metrics/dashboard');
    await api.request('/api/metrics/dashboard');
    await look();
    await api.request('/api/metrics/dashboard');
    const { weeks } = await asked('?weeks=3');
    expect(weeks.map(({ from, to }) => [from, to])).toEqual([
      [addDays(MONDAY, 7), addDays(SUNDAY, 7)],
      [MONDAY, SUNDAY],
      [addDays(MONDAY, -7), addDays(SUNDAY, -7)],
    ]);
    const dashboards = weeks.map(({ counted }) => counted.find(({ key }) => key === 'dashboards')?.events);
    expect(dashboards).toEqual([3, 1, 0]);
    const freshness = weeks.map(({ counted }) => counted.find(({ key }) => key === 'freshness')?.events);
    expect(freshness).toEqual([1, 2, 0]);
  });

  it('that cannot be stored are stored with what comes next', async () => {
    const store = api.get(ServiceLevelStore);
    const add = jest.spyOn(store, 'add').mockRejectedValueOnce(new Error('the disk is full'));
    await api.request('/api/metrics/dashboard');
    await look();
    expect(await stored('dashboards')).toBe(0);
    expect((await weekOf()).dashboards.events).toBe(1);
    await look();
    expect(add).toHaveBeenCalledTimes(2);
    expect(await stored('dashboards')).toBe(1);
    expect((await weekOf()).dashboards.events).toBe(1);
  });

  it('that were counted since the last look are stored at the end of the process', async () => {
    await api.request('/api/metrics/dashboard');
    expect(await stored('dashboards')).toBe(0);
    await api.get(ServiceLevelRecorder).beforeApplicationShutdown();
    expect(await stored('dashboards')).toBe(1);
  });

  it('of several processes add up', async () => {
    const others = { events: 10, good: 9 };
    const none = { events: 0, good: 0 };
    const rest = { answers: none, computations: none, freshness: none, accuracy: none, errors: none };
    await api.get(ServiceLevelStore).add(MONDAY, { ...rest, dashboards: others });
    await api.request('/api/metrics/dashboard');
    await look();
    expect((await weekOf()).dashboards).toMatchObject({ events: 11, good: 10 });
  });

  it('are told to admins, for 1 to 52 weeks', async () => {
    expect((await api.request('/api/admin/slo')).status).toBe(401);
    expect((await asked()).weeks).toHaveLength(13);
    expect((await asked('?weeks=52')).weeks).toHaveLength(52);
    for (const weeks of ['0', '53', 'all', '1.5']) {
      const { status, body } = await api.request(`/api/admin/slo?weeks=${weeks}`, { headers: SIGNED_IN });
      expect([status, JSON.stringify(body['errors'])]).toEqual([400, expect.stringContaining('weeks')]);
    }
  });

  async function stored(level: ServiceLevelKey): Promise<number> {
    const rows = await api.rows<{ events: number }>(`SELECT events FROM service_levels WHERE level = '${level}'`);
    return rows.reduce((sum, { events }) => sum + Number(events), 0);
  }
});
