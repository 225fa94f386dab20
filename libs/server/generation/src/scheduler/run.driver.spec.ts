import { type GenerationConfig, runStart, toInstant } from '@portal/domain';
import { WallClock } from '@portal/server/runtime';
import { runOf } from '@portal/simulation/testing';
import type { CurrentRun } from '../runs/current-run.js';
import { changedBy, type GenerationRun } from '../runs/generation-run.js';
import { emptyCounters } from '../runs/run-counters.js';
import { OpenBatch } from '../runs/open-batch.js';
import { StaleRunError } from '../runs/run.store.js';
import type { RunWriter } from '../runs/run.writer.js';
import { BATCH } from '../runs/simulation.port.js';
import { simulatedWorld } from '../runs/simulated-world.js';
import { RunDriver } from './run.driver.js';
import { RunPace } from './run-pace.js';

/** Real milliseconds that it takes to store a batch. */
const STORING_MS = 40;
/** At 1000x half a simulated day. */
const HALF_A_DAY_MS = 43_200;

/** A driver of a run in memory, whose real clock moves when it is told to and while something is stored. */
function drive(changes: Partial<GenerationConfig>, speed: GenerationRun['speed']) {
  const { runId: id, ...definition } = runOf(1, { warmupDays: 0, duration: 'continuous', ...changes });
  const cursor = toInstant(runStart(definition.config));
  const noted = { failure: null, startedAt: cursor, endedAt: null, importedAt: null, origin: null };
  let run: GenerationRun = {
    ...{ ...definition, ...noted, id, scenarioId: 'demo', scenarioName: 'Demo' },
    ...{ simulationVersion: simulatedWorld.version, state: 'running', speed, cursor, runUntil: null, stepping: false },
    ...{ counters: emptyCounters(cursor), revision: 1 },
  };
  const real = { at: 0, now: () => real.at };
  const claims: number[] = [];
  const current = { get: () => run, adopt: (next: GenerationRun) => void (run = next), awaited: false };
  const database = { failsAt: Number.POSITIVE_INFINITY, awaited: false };
  const writer: Pick<RunWriter, 'open' | 'awaited' | 'storeChange'> = {
    get awaited() {
      return database.awaited;
    },
    open: (before) =>
      new OpenBatch(async (parts, changes) => {
        let stored = 0;
        for await (const part of parts) stored += part.claims.length;
        if (claims.length === database.failsAt) throw new Error('the disk is full');
        if (before.revision !== run.revision) throw new StaleRunError(before.id);
        real.at += STORING_MS;
        claims.push(stored);
        run = changedBy(before, changes());
      }, 0),
    storeChange: async (before, changes) => void (run = changedBy(before, changes)),
  };
  const driver = new RunDriver(
    simulatedWorld,
    current as unknown as CurrentRun,
    writer as unknown as RunWriter,
    new RunPace(real),
    new WallClock(),
  );
  const lease = { turns: Number.POSITIVE_INFINITY };
  const advance = () => driver.advance(async () => lease.turns-- > 0);
  /** Brings the run to the first opening of its practice, where its clock starts. */
  const open = async () => {
    for (let turn = 0; turn < 2; turn++) expect(await advance()).toBe(false);
    claims.length = 0;
  };
  return { advance, open, real, claims, current, database, lease, state: () => run };
}

describe('a turn of a run', () => {
  it('brings the run to the first opening of its practice at once, whatever its pace: claims come from there on', async () => {
    const { advance, open, real, claims, state } = drive({ warmupDays: 2 }, '100x');
    await open();
    expect(state().cursor).toBe(`${state().config.startDate}T08:00:00Z`);
    expect(state().counters.claims).toBeGreaterThan(state().counters.sinceStart.claims);
    real.at += 60_000;
    expect(await advance()).toBe(false);
    expect(state().cursor).toBe(`${state().config.startDate}T09:40:00Z`);
    expect(claims[0]).toBeGreaterThan(5);
  });

  it('stores once what is due at a pace, though its clock goes on meanwhile', async () => {
    const { advance, open, real, claims } = drive({ claimsPerDay: 100 }, '1000x');
    await open();
    real.at += HALF_A_DAY_MS;
    expect(await advance()).toBe(false);
    expect(claims).toHaveLength(1);
    expect(claims[0]).toBeGreaterThan(0);
    real.at += HALF_A_DAY_MS;
    expect(await advance()).toBe(false);
    expect(claims).toHaveLength(2);
  });

  it('catches up with its clock in several transactions when more is due than one holds', async () => {
    const { advance, open, real, claims } = drive({ claimsPerDay: 3_000 }, '1000x');
    await open();
    real.at += HALF_A_DAY_MS;
    expect(await advance()).toBe(false);
    expect(claims.length).toBeGreaterThan(1);
    expect(claims[0]).toBeGreaterThanOrEqual(BATCH.firstClaims);
  });

  it('goes on at full speed for as long as the run is its own, in transactions that grow', async () => {
    const { advance, claims, lease } = drive({ claimsPerDay: 1_000 }, 'max');
    lease.turns = 4;
    expect(await advance()).toBe(true);
    // Each ends with the part that makes it as large as all before it: a few claims more.
    expect(claims.map((count) => Math.round(count / 100) * 100)).toEqual([1_000, 1_000, 2_000, 4_300, 8_000]);
  });

  it('lets others write after each part when they wait', async () => {
    const { advance, claims, database, lease } = drive({ claimsPerDay: 1_000 }, 'max');
    database.awaited = true;
    lease.turns = 3;
    expect(await advance()).toBe(true);
    expect(claims).toHaveLength(4);
    for (const count of claims) expect(count).toBeLessThan(BATCH.firstClaims);
  });

  it('ends when a command waits, with all that it made stored', async () => {
    const { advance, claims, current, state } = drive({ claimsPerDay: 1_000 }, 'max');
    current.awaited = true;
    expect(await advance()).toBe(true);
    expect(claims).toHaveLength(1);
    expect(claims[0]).toBeLessThan(BATCH.firstClaims);
    expect(state().counters.claims).toBe(claims[0]);
  });

  it('ends as failed where the last stored transaction ended, when one cannot be stored', async () => {
    const { advance, claims, database, state } = drive({ claimsPerDay: 1_000 }, 'max');
    database.failsAt = 2;
    expect(await advance()).toBe(false);
    expect(claims).toHaveLength(2);
    const stored = (claims[0] as number) + (claims[1] as number);
    expect(state()).toMatchObject({
      state: 'failed',
      failure: { reason: expect.stringContaining('the disk is full') },
    });
    expect(state().counters.claims).toBe(stored);
  });
});
