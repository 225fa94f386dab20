import { type GenerationConfig, toInstant } from '@portal/domain';
import { WallClock } from '@portal/server/runtime';
import { runStart } from '@portal/simulation';
import { runOf } from '@portal/simulation/testing';
import type { CurrentRun } from '../runs/current-run.js';
import { changedBy, type GenerationRun, type RunChanges } from '../runs/generation-run.js';
import { emptyCounters } from '../runs/run-counters.js';
import type { RunWriter } from '../runs/run.writer.js';
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
  const noted = { failure: null, startedAt: cursor, endedAt: null, importedAt: null };
  let run: GenerationRun = {
    ...{ ...definition, ...noted, id, scenarioId: 'demo', scenarioName: 'Demo' },
    ...{ simulationVersion: simulatedWorld.version, state: 'running', speed, cursor, runUntil: null, stepping: false },
    ...{ counters: emptyCounters(cursor), revision: 1 },
  };
  const real = { at: 0, now: () => real.at };
  const claims: number[] = [];
  const current = { get: () => run, adopt: (next: GenerationRun) => void (run = next), awaited: false };
  const writer = {
    storeBatch(before: GenerationRun, batch: { readonly claims: readonly unknown[] }, moved: RunChanges) {
      real.at += STORING_MS;
      claims.push(batch.claims.length);
      run = changedBy(before, moved);
      return { sent: Promise.resolve(), stored: Promise.resolve() };
    },
  };
  const driver = new RunDriver(
    simulatedWorld,
    current as unknown as CurrentRun,
    writer as unknown as RunWriter,
    new RunPace(real),
    new WallClock(),
  );
  return { driver, real, claims };
}

describe('a turn of a run', () => {
  it('stores once what is due at a pace, though its clock goes on meanwhile', async () => {
    const { driver, real, claims } = drive({ claimsPerDay: 100 }, '1000x');
    expect(await driver.advance()).toBe(false);
    real.at += HALF_A_DAY_MS;
    expect(await driver.advance()).toBe(false);
    expect(claims).toHaveLength(1);
    expect(claims[0]).toBeGreaterThan(0);
    real.at += HALF_A_DAY_MS;
    expect(await driver.advance()).toBe(false);
    expect(claims).toHaveLength(2);
  });

  it('is followed by another at once while more is due than a batch holds, and at full speed', async () => {
    const behind = drive({ claimsPerDay: 3_000 }, '1000x');
    expect(await behind.driver.advance()).toBe(false);
    behind.real.at += HALF_A_DAY_MS;
    expect(await behind.driver.advance()).toBe(true);
    const flatOut = drive({ claimsPerDay: 100 }, 'max');
    expect(await flatOut.driver.advance()).toBe(true);
  });
});
