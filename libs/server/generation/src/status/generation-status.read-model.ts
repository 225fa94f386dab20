import { Injectable } from '@nestjs/common';
import type { GenerationStatus } from '@portal/contracts';
import { DAY_SECONDS, firstOpening, runEnd, runStart, SPEED_FACTORS, toEpochSeconds, toInstant } from '@portal/domain';
import { LiveSequence } from '@portal/server/runtime';
import { CurrentRun } from '../runs/current-run.js';
import { type GenerationRun, horizon, settingsInForce, simulatedStart } from '../runs/generation-run.js';
import { RunPace } from '../scheduler/run-pace.js';
import { RunDriver } from '../scheduler/run.driver.js';
import { settingsView } from '../scenarios/settings-view.js';
import { patternDistribution } from './pattern-distribution.js';

const NOTHING_YET: Omit<GenerationStatus, 'sequence'> = {
  state: 'idle',
  runId: null,
  scenarioId: null,
  scenarioName: null,
  seed: null,
  speed: null,
  simulatedNow: null,
  simulatedStart: null,
  simulatedEnd: null,
  historyFrom: null,
  runUntil: null,
  day: null,
  days: null,
  progress: null,
  realSecondsLeft: null,
  claims: 0,
  denials: 0,
  approvals: 0,
  pending: 0,
  appeals: 0,
  overturned: 0,
  upheld: 0,
  learningEvents: 0,
  sinceStart: { claims: 0, denials: 0, appeals: 0, learningEvents: 0 },
  claimsPerSecond: 0,
  claimsLastDay: null,
  patternDistribution: [],
  settings: null,
  startedAt: null,
  endedAt: null,
  failure: null,
  catchingUp: false,
};

/** What goes on right now, from the counters that are stored with the cursor: no query over claims. */
@Injectable()
export class GenerationStatusReadModel {
  constructor(
    private readonly current: CurrentRun,
    private readonly driver: RunDriver,
    private readonly pace: RunPace,
    private readonly sequence: LiveSequence,
  ) {}

  /** The status, idle before the first run. */
  status(): GenerationStatus {
    const run = this.current.get();
    const sequence = this.sequence.current;
    if (!run) return { ...NOTHING_YET, sequence };
    return {
      ...timeOf(run),
      ...countsOf(run),
      state: this.current.stopping && run.state !== 'stopped' ? 'stopping' : run.state,
      runId: run.id,
      scenarioId: run.scenarioId,
      scenarioName: run.scenarioName,
      seed: run.origin ? null : run.seed,
      speed: run.speed,
      realSecondsLeft: realSecondsLeft(run),
      claimsPerSecond: this.pace.claimsPerSecond(),
      patternDistribution: patternDistribution(run.counters),
      settings: settingsView(settingsInForce(run)),
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      failure: run.failure,
      catchingUp: this.driver.catchingUp,
      sequence,
    };
  }
}

function timeOf(run: GenerationRun) {
  const cursor = toEpochSeconds(run.cursor);
  const start = simulatedStart(run);
  const end = runEnd(run.config);
  return {
    simulatedNow: run.cursor,
    simulatedStart: toInstant(start),
    simulatedEnd: end === null ? null : toInstant(end),
    historyFrom: toInstant(runStart(run.config)),
    runUntil: run.runUntil,
    // At the very end the cursor stands on the midnight after the last day.
    day: Math.floor((cursor === end ? cursor - 1 - start : cursor - start) / DAY_SECONDS) + 1,
    days: end === null ? null : (end - start) / DAY_SECONDS,
    progress: end === null ? null : Math.min(1, Math.max(0, (cursor - start) / (end - start))),
  };
}

function countsOf({ counters }: GenerationRun) {
  const { claims, denials, approvals, appeals, overturned, upheld, learningEvents, sinceStart } = counters;
  const pending = claims - denials - approvals;
  return {
    ...{ claims, denials, approvals, pending, appeals, overturned, upheld, learningEvents, sinceStart },
    claimsLastDay: counters.lastDayClaims,
  };
}

/** Null where nobody can know: no end, or full speed on a machine that was not measured yet. */
function realSecondsLeft(run: GenerationRun): number | null {
  const left = horizon(run) - toEpochSeconds(run.cursor);
  if (!Number.isFinite(left) || !['running', 'paused'].includes(run.state)) return null;
  const atFullSpeed = (seconds: number) => {
    const rate = run.counters.flatOutRate;
    return rate === null ? null : ((seconds / DAY_SECONDS) * settingsInForce(run).claimsPerDay) / rate;
  };
  if (run.stepping || run.speed === 'max') return atFullSpeed(left);
  const unpaced = Math.min(left, Math.max(0, firstOpening(run.config) - toEpochSeconds(run.cursor)));
  const unpacedSeconds = unpaced > 0 ? atFullSpeed(unpaced) : 0;
  return unpacedSeconds === null ? null : unpacedSeconds + (left - unpaced) / SPEED_FACTORS[run.speed];
}
