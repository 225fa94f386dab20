import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  configureRequest,
  DeletedRun,
  GenerationEstimateView,
  resumeRequest,
  startRequest,
  StartResponse,
} from '@portal/contracts';
import {
  DAY_SECONDS,
  DomainError,
  GENERATION_BOUNDS,
  type GenerationSpeed,
  type LiveSettings,
  runStart,
  toEpochSeconds,
  toInstant,
} from '@portal/domain';
import { WallClock } from '@portal/server/runtime';
import type { z } from 'zod';
import { CurrentRun } from './runs/current-run.js';
import { type GenerationRun, type RunChanges, settingsInForce, withInput } from './runs/generation-run.js';
import { emptyCounters } from './runs/run-counters.js';
import { type RunCommand, stateAfter } from './runs/run-lifecycle.js';
import { RunDeletionService } from './runs/run-deletion.service.js';
import { RunRegistry } from './runs/run.registry.js';
import { checkLiveClaimsPerDay, checkReferences } from './scenarios/check-references.js';
import { ScenarioService } from './scenarios/scenario.service.js';
import { RunDriver } from './scheduler/run.driver.js';
import { estimateFor } from './status/estimate.js';

/** What a person asks of generation. Each command waits for the batch in flight and is stored before it is answered. */
@Injectable()
export class GenerationService {
  constructor(
    private readonly current: CurrentRun,
    private readonly registry: RunRegistry,
    private readonly driver: RunDriver,
    private readonly scenarios: ScenarioService,
    private readonly deletions: RunDeletionService,
    private readonly wallClock: WallClock,
  ) {}

  /**
   * Starts a run.
   * @throws DomainError `unknown-reference` for a scenario, pattern or provider that does not exist or stands twice,
   * `run-active` while another run takes up generation
   */
  async start(request: z.output<typeof startRequest>): Promise<StartResponse> {
    const { config, scenarioName, speed } = await this.scenarios.resolve(request);
    const seed = request.seed ?? randomInt(GENERATION_BOUNDS.seed.max + 1);
    return this.current.exclusive(async () => {
      const before = await this.ready();
      const state = stateAfter('start', before?.state ?? 'idle', before?.id ?? null);
      const from = toInstant(runStart(config));
      const rate = before?.counters.flatOutRate ?? null;
      const run = await this.registry.register({
        scenarioId: config.scenarioId,
        scenarioName,
        seed,
        config,
        inputs: [],
        state,
        speed,
        cursor: from,
        runUntil: null,
        stepping: false,
        counters: { ...emptyCounters(from), flatOutRate: rate },
        failure: null,
        startedAt: this.wallClock.now(),
        endedAt: null,
      });
      this.current.adopt(run);
      return { runId: run.id, seed, state, estimate: estimateFor(config, speed, rate) };
    });
  }

  /** What a start with this request would yield. */
  async estimate(request: z.output<typeof startRequest>): Promise<GenerationEstimateView> {
    const { config, speed } = await this.scenarios.resolve(request);
    return estimateFor(config, speed, this.current.get()?.counters.flatOutRate ?? null);
  }

  /** Ends the run; what it stored stays. Repeating it changes nothing. */
  async stop(): Promise<void> {
    await this.current.whileStopping(() =>
      this.command('stop', (run, state) => (state === run.state ? null : { endedAt: this.wallClock.now() })),
    );
  }

  /** Stops the simulated clock. */
  async pause(): Promise<void> {
    await this.command('pause', () => ({ runUntil: null, stepping: false }));
  }

  /**
   * Goes on from the cursor, at another speed if one is given, and up to the start of the day `until` if one is given.
   * @throws DomainError `invalid-input` when that day is not ahead, `conflict` when the run failed for good
   */
  async resume({ until, speed }: z.output<typeof resumeRequest>): Promise<void> {
    await this.command('resume', (run) => {
      if (run.failure && !run.failure.retryable) throw new DomainError('conflict', run.failure.reason);
      const runUntil = until === undefined ? null : toInstant(toEpochSeconds(until));
      if (runUntil !== null && runUntil <= run.cursor) {
        const detail = `must be after the simulated now, ${run.cursor}`;
        throw new DomainError('invalid-input', 'The run is past that day.', [{ pointer: '/until', detail }]);
      }
      return { runUntil, speed: speed ?? run.speed, stepping: false, failure: null, endedAt: null };
    });
  }

  /** Goes on for whole simulated days at full speed, then pauses again. */
  async step(days: number): Promise<void> {
    await this.command('step', (run) => ({
      runUntil: toInstant(toEpochSeconds(run.cursor) + days * DAY_SECONDS),
      stepping: true,
    }));
  }

  /** Changes the speed from the next moment on. */
  async setSpeed(speed: GenerationSpeed): Promise<void> {
    await this.command('speed', () => ({ speed }));
  }

  /**
   * Changes settings from the cursor on. The change is part of the run's input: the same run with the same changes at the
   * same simulated times gives the same rows (law 1).
   * @throws DomainError `unknown-reference` as on start, `invalid-input` for more claims a day than the run's scenario allows
   */
  async configure(request: z.output<typeof configureRequest>): Promise<void> {
    const settings = request as Partial<LiveSettings>;
    await this.command('configure', (run) => {
      checkLiveClaimsPerDay(run, settings);
      checkReferences({ ...settingsInForce(run), ...settings });
      return withInput(run, { kind: 'settings-changed', settings });
    });
  }

  /**
   * Deletes a run with everything it generated, and nothing else.
   * @returns rows removed per table, so far where it takes long
   * @throws DomainError `not-found`, or `conflict` while the run is active or is being deleted already
   */
  async delete(runId: string): Promise<DeletedRun> {
    await this.current.exclusive(() => this.ready());
    return this.deletions.delete(runId);
  }

  /** The run as it is stored, after a failure that was still to be stored. */
  private async ready(): Promise<GenerationRun | null> {
    if (!(await this.driver.settle())) {
      throw new DomainError('storage-unavailable', 'The storage does not accept writes at the moment.');
    }
    return this.current.reload();
  }

  private async command(
    command: RunCommand,
    decide: (run: GenerationRun, state: GenerationRun['state']) => RunChanges | null,
  ): Promise<void> {
    await this.current.exclusive(() =>
      this.current.change((run) => {
        const state = stateAfter(command, run?.state ?? 'idle', run?.id ?? null);
        const changes = run && decide(run, state);
        return changes && { ...changes, state };
      }),
    );
  }
}
