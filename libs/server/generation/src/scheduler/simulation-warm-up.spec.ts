import { Logger } from '@nestjs/common';
import type { SimulationStep } from '@portal/simulation';
import type { CurrentRun } from '../runs/current-run.js';
import type { GenerationRun } from '../runs/generation-run.js';
import { SLICE_CLAIMS, type SimulationPort } from '../runs/simulation.port.js';
import { SimulationWarmUp } from './simulation-warm-up.js';

/** A warm-up over a simulation that counts what is asked of it, and over a run that goes on or not. */
function warmUp(onSlice: (slices: number) => void = () => undefined) {
  const seen = { slices: 0, runs: new Set<string>(), state: 'stopped' as GenerationRun['state'] };
  const simulate: SimulationPort['simulate'] = ({ runId }, from) => {
    seen.runs.add(runId);
    onSlice(++seen.slices);
    return { batch: { to: from + 60, claims: Array(SLICE_CLAIMS) }, carry: {} } as unknown as SimulationStep;
  };
  const current: Pick<CurrentRun, 'get'> = { get: () => ({ state: seen.state }) as GenerationRun };
  return { seen, warmUp: new SimulationWarmUp({ simulate } as SimulationPort, current as CurrentRun) };
}

describe('the warm-up of the simulation', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('lives through the beginnings of ten worlds', async () => {
    const { seen, warmUp: warming } = warmUp();
    await warming.begin();
    expect(seen.slices * SLICE_CLAIMS).toBe(20_000);
    expect(seen.runs.size).toBe(10);
  });

  it('leaves the machine to a run that goes on', async () => {
    const { seen, warmUp: warming } = warmUp((slices) => {
      if (slices === 3) seen.state = 'running';
    });
    await warming.begin();
    expect(seen.slices).toBe(3);
    await warming.begin();
    expect(seen.slices).toBe(3);
  });

  it('ends with the portal', async () => {
    const { seen, warmUp: warming } = warmUp((slices) => {
      if (slices === 5) warming.beforeApplicationShutdown();
    });
    await warming.begin();
    expect(seen.slices).toBe(5);
  });

  it('keeps nobody from working when it fails', async () => {
    const { seen, warmUp: warming } = warmUp(() => {
      throw new Error('no memory left');
    });
    await expect(warming.begin()).resolves.toBeUndefined();
    expect(seen.slices).toBe(1);
  });
});
