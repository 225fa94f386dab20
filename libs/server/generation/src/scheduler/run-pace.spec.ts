import { firstOpening, toInstant } from '@portal/domain';
import { runOf } from '@portal/simulation/testing';
import type { GenerationRun } from '../runs/generation-run.js';
import { RunPace } from './run-pace.js';

describe('the pace of a run', () => {
  it('is that of its own speed alone, once the history is made at full speed', () => {
    const real = { at: 0, now: () => real.at };
    const pace = new RunPace(real);
    const { config } = runOf(1);
    const run = { id: 'RUN-1', config, speed: '100x', stepping: false, cursor: `${config.startDate}T00:00:00Z` };
    pace.clockNow(run as GenerationRun);
    real.at = 1_000;
    expect(pace.stored(400)).toBe(400);
    expect(pace.claimsPerSecond()).toBeGreaterThan(100);

    pace.clockNow({ ...run, cursor: toInstant(firstOpening(config)) } as GenerationRun);
    expect(pace.claimsPerSecond()).toBe(0);
    real.at = 2_000;
    pace.stored(1);
    real.at = 3_000;
    expect(pace.claimsPerSecond()).toBe(1);
  });
});
