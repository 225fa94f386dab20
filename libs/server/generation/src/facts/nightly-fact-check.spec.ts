import { Logger } from '@nestjs/common';
import type { FactAudit, Work } from '@portal/contracts';
import { HealthNotes, WallClock } from '@portal/server/runtime';
import { sumOfSamples, until } from '@portal/server/runtime/testing';
import { register } from 'prom-client';
import { CurrentRun } from '../runs/current-run.js';
import { TestPortal } from '../testing/portal.js';
import { SMALL_WORLD } from '../testing/small-world.js';
import { FactCheckModule } from './fact-check.module.js';
import { FactRecountReadModel } from './fact-recount.read-model.js';
import { NightlyFactCheck } from './nightly-fact-check.js';

const HOUR = 8;
const DAY_MS = 86_400_000;

class SetClock extends WallClock {
  time = Date.parse('2026-11-25T07:59:00Z');
  override milliseconds() {
    return this.time;
  }
}

describe('the nightly check of facts', () => {
  let clock: SetClock;
  let portals: TestPortal[];

  const open = async (file?: string) => {
    const portal = await TestPortal.open({
      ...(file !== undefined && { file }),
      replace: (builder) => builder.overrideProvider(WallClock).useValue(clock),
      imports: [FactCheckModule.forRoot(HOUR)],
    });
    portals.push(portal);
    return portal;
  };
  const tick = (portal: TestPortal) => portal.app.get(NightlyFactCheck).tick();
  const checks = async (outcome?: string) =>
    sumOfSamples(await register.metrics(), 'portal_fact_checks_total', outcome === undefined ? {} : { outcome });
  const note = (portal: TestPortal) => portal.app.get(HealthNotes).all().get('fact-check');
  const works = async (portal: TestPortal) => {
    const { items } = (await portal.request<{ items: Work[] }>('GET', '/work')).body;
    return items.filter(({ kind }) => kind === 'fact-check').map(({ name, state }) => `${name}: ${state}`);
  };
  const nightly = (runId: string, state: string) => `Nightly check of the facts of ${runId}: ${state}`;
  const at = (time: string) => (clock.time = Date.parse(`2026-11-25T${time}Z`));

  /** A portal with a run that has come to its end. */
  const withRun = async () => {
    const portal = await open();
    const { runId } = await portal.start(SMALL_WORLD);
    await portal.completed();
    return { portal, runId };
  };

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    clock = new SetClock();
    portals = [];
    register.resetMetrics();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const portal of portals.reverse()) await portal.close();
  });

  it('is made once a day, at its hour, by one of several processes, and is shown as any other', async () => {
    const { portal, runId } = await withRun();
    const other = await open(portal.file);
    await until(
      async () => other.app.get(CurrentRun).get(),
      (run) => run?.id === runId,
    );
    const all = () => Promise.all([tick(portal), tick(other)]);
    await all();
    expect(await checks()).toBe(0);

    at('08:00:00');
    await all();
    at('08:01:00');
    await all();
    at('08:59:59');
    await all();
    expect([await checks(), await checks('right')]).toEqual([1, 1]);
    const seen = [...(await works(portal)), ...(await works(other))];
    expect(seen).toEqual([nightly(runId, 'done')]);

    at('09:00:00');
    await all();
    expect(await checks()).toBe(1);
    at('08:00:00');
    clock.time += DAY_MS;
    await all();
    expect(await checks('right')).toBe(2);
    expect([note(portal), note(other)]).toEqual([undefined, undefined]);
  });

  it('is not made again by a process that starts later in the hour', async () => {
    const { portal } = await withRun();
    at('08:00:00');
    await tick(portal);
    await portal.close({ keep: true });
    portals = [];
    const next = await open(portal.file);
    at('08:30:00');
    await tick(next);
    expect(await checks()).toBe(1);
    next.remove();
    portal.remove();
  });

  it('is made by another process when the one that makes it was killed', async () => {
    const { portal } = await withRun();
    at('08:00:00');
    await portal.sources.writer.query(
      `INSERT INTO leases (name, holder, expires_at) VALUES ('fact-check', 'killed', ${clock.time + 60_000})`,
    );
    await tick(portal);
    expect(await checks()).toBe(0);
    at('08:01:01');
    await tick(portal);
    expect(await checks()).toBe(1);
  });

  it('says what differs until that is put right', async () => {
    const { portal, runId } = await withRun();
    await portal.sources.writer.query(
      `UPDATE daily_facts SET billed = billed + 1 WHERE day = (SELECT min(day) FROM daily_facts)`,
    );
    at('08:00:00');
    await tick(portal);
    expect(await checks('differing')).toBe(1);
    expect(note(portal)).toMatch(new RegExp(`facts of ${runId} differed from its claims at 2026-11-25T08:00:00Z`));
    const ready = await (await fetch(`${portal.url}/health/ready`)).json();
    expect(JSON.stringify(ready)).toContain('fact-check');

    const repaired = await portal.request<FactAudit>('POST', `/generation/runs/${runId}/facts/repair`);
    expect(repaired.body.repaired).toBe(true);
    expect(note(portal)).toBeUndefined();
  });

  it('that fails is shown as failed and in readiness, until one succeeds', async () => {
    const { portal, runId } = await withRun();
    jest.spyOn(portal.app.get(FactRecountReadModel), 'recount').mockRejectedValue(new Error('the disk is broken'));
    at('08:00:00');
    await tick(portal);
    await tick(portal);
    expect(await works(portal)).toEqual([nightly(runId, 'failed')]);
    expect(note(portal)).toContain('could not be checked at 2026-11-25T08:00:00Z: the disk is broken');
    expect(sumOfSamples(await register.metrics(), 'portal_work_failures_total', { work: 'fact-recount' })).toBe(1);
    expect(await checks()).toBe(0);

    jest.restoreAllMocks();
    clock.time += DAY_MS;
    await tick(portal);
    expect(note(portal)).toBeUndefined();
  });

  it('reads days again between which and their claims a batch was stored', async () => {
    const { portal, runId } = await withRun();
    const recounts = portal.app.get(FactRecountReadModel);
    const recount = recounts.recount.bind(recounts);
    const stale = (stored: () => Promise<unknown>) =>
      jest.spyOn(recounts, 'recount').mockImplementationOnce(async (...asked) => {
        const rows = await recount(...asked);
        await stored();
        return { ...rows, daily_facts: rows.daily_facts.map((row) => ({ ...row, submitted: row.submitted + 1 })) };
      });
    at('08:00:00');
    stale(() => portal.sources.writer.query(`UPDATE generation_runs SET revision = revision + 1`));
    await tick(portal);
    expect([await checks('right'), await checks('differing')]).toEqual([1, 0]);

    stale(async () => undefined);
    await portal.request('POST', `/generation/runs/${runId}/facts/check`);
    expect([await checks('right'), await checks('differing')]).toEqual([1, 1]);
  });

  it('of a run that goes on finds it right', async () => {
    const portal = await open();
    await portal.start({ ...SMALL_WORLD, duration: 'continuous', speed: '1000x' });
    await portal.until(({ simulatedNow }) => simulatedNow !== null && simulatedNow > '2026-01-05T01');
    at('08:00:00');
    await tick(portal);
    expect((await portal.status()).state).toBe('running');
    expect([note(portal), await checks('right')]).toEqual([undefined, 1]);
  });

  it('waits for a run at full speed to end, and says so when the hour is over before', async () => {
    const portal = await open();
    const { runId } = await portal.start({ ...SMALL_WORLD, duration: 'continuous', speed: 'max' });
    await portal.until(({ claims }) => claims > 100);
    at('08:00:00');
    await tick(portal);
    expect([await checks(), note(portal)]).toEqual([0, undefined]);
    at('09:00:00');
    await tick(portal);
    expect(note(portal)).toBe(
      `The facts of ${runId} were not checked on 2026-11-25: it ran at full speed all the hour.`,
    );

    await portal.command('stop');
    at('08:00:00');
    clock.time += DAY_MS;
    await tick(portal);
    expect([await checks('right'), note(portal)]).toEqual([1, undefined]);
  });

  it('waits between two pieces while a run goes flat out', async () => {
    const portal = await open();
    await portal.start({ ...SMALL_WORLD, claimsPerDay: 60, stages: [], duration: 'continuous', speed: 'real-time' });
    await portal.until(({ simulatedNow }) => simulatedNow !== null && simulatedNow >= '2026-01-05');
    const { claims } = await portal.command('pause');
    const recounts = portal.app.get(FactRecountReadModel);
    const recount = recounts.recount.bind(recounts);
    let read = 0;
    jest.spyOn(recounts, 'recount').mockImplementation(async (...asked) => {
      if (++read === 2) await portal.command('resume', { speed: 'max' });
      return recount(...asked);
    });
    at('08:00:00');
    const checking = tick(portal);
    await portal.until((status) => status.claims > claims + 500);
    expect([read, await checks()]).toEqual([2, 0]);
    expect((await works(portal)).join()).toContain('running');
    await portal.command('pause');
    await checking;
    expect(read).toBeGreaterThan(2);
    expect([await checks('right'), note(portal)]).toEqual([1, undefined]);
  });

  it('ends with the process, and the next one makes it', async () => {
    const { portal, runId } = await withRun();
    const recounts = portal.app.get(FactRecountReadModel);
    const recount = recounts.recount.bind(recounts);
    let closed: Promise<void> | undefined;
    jest.spyOn(recounts, 'recount').mockImplementation(async (...asked) => {
      closed ??= portal.close({ keep: true });
      return recount(...asked);
    });
    at('08:00:00');
    await tick(portal);
    await closed;
    portals = [];
    expect(await checks()).toBe(0);
    const next = await open(portal.file);
    await tick(next);
    expect([await checks('right'), await works(next)]).toEqual([1, [nightly(runId, 'done')]]);
    next.remove();
    portal.remove();
  });
});
