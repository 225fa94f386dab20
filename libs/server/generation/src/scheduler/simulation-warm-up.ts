import { setTimeout } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { GENERATION_BOUNDS, runStart } from '@portal/domain';
import { type Carry, type RunDefinition, SCENARIOS, type SimulationStep } from '@portal/simulation';
import { CurrentRun } from '../runs/current-run.js';
import { SIMULATION, SLICE_CLAIMS, type SimulationPort } from '../runs/simulation.port.js';

/** Claims after which V8 has compiled what a run needs: one to two seconds of one core. */
const CLAIMS = 20_000;
/** Claims of one run: the first ones of a run take longest, and they are what somebody waits for. */
const CLAIMS_OF_A_RUN = 2_000;

/**
 * Lives through claims that nobody sees once the portal is ready, so that V8 has compiled the simulation before somebody
 * presses *Start Generation*: the first thousand claims of a process would otherwise take five times as long to make. Takes
 * half of one core, and ends as soon as a run goes on, which does the same.
 */
@Injectable()
export class SimulationWarmUp implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SimulationWarmUp.name);
  private closing = false;

  constructor(
    @Inject(SIMULATION) private readonly simulation: SimulationPort,
    private readonly current: CurrentRun,
  ) {}

  /** Never throws: a portal that is not warm is slower in its first second, and nothing else. */
  async begin(): Promise<void> {
    try {
      for (let claims = 0, seed = 1; claims < CLAIMS && !this.isOver; seed++) claims += await this.live(runOf(seed));
    } catch (error) {
      this.logger.warn(`The simulation could not be warmed up: ${String(error)}`);
    }
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
  }

  private get isOver(): boolean {
    return this.closing || this.current.get()?.state === 'running';
  }

  /** Lives through the beginning of a run and answers with its number of claims. */
  private async live(run: RunDefinition): Promise<number> {
    let [now, carry, claims]: [number, Carry | null, number] = [runStart(run.config), null, 0];
    while (claims < CLAIMS_OF_A_RUN && !this.isOver) {
      const began = performance.now();
      const step: SimulationStep = this.simulation.simulate(run, now, Number.MAX_SAFE_INTEGER, carry, {
        maxClaims: SLICE_CLAIMS,
      });
      ({ carry } = step);
      now = step.batch.to;
      claims += step.batch.claims.length;
      await setTimeout(performance.now() - began);
    }
    return claims;
  }
}

/** A run with as many claims a day as one may have, so that little of the time is spent on hours without any. */
function runOf(seed: number): RunDefinition {
  const [demo] = SCENARIOS;
  if (!demo) throw new RangeError('there is no scenario');
  const config = { ...demo.config, claimsPerDay: GENERATION_BOUNDS.claimsPerDay.max, duration: 'continuous' } as const;
  const runKey = `WARM-UP-${seed}`;
  return { runId: `RUN-${runKey}`, runKey, seed, config, inputs: [] };
}
