import {
  DomainError,
  type EpochSeconds,
  type GenerationConfig,
  type GenerationSpeed,
  type Instant,
  type LiveSettings,
  runEnd,
  type RunOrigin,
  type RunState,
  toEpochSeconds,
} from '@portal/domain';
import { inputsWithStages, type RunDefinition, type RunInput } from '@portal/simulation';
import type { RunCounters } from './run-counters.js';

/** Why a run failed. What was committed before is safe. */
export interface RunFailure {
  readonly reason: string;
  /** Real. */
  readonly at: Instant;
  /** True when the same run may go on once the cause is mended. */
  readonly retryable: boolean;
}

/** A run of the simulation: the world that was asked for, and how far it has come. */
export interface GenerationRun {
  /** `RUN-<key>`. */
  readonly id: string;
  /** The part that every id of the run carries. */
  readonly runKey: string;
  readonly scenarioId: string;
  readonly scenarioName: string;
  readonly seed: number;
  /** The configuration at the start; never changed. What was changed later stands in `inputs`. */
  readonly config: GenerationConfig;
  readonly simulationVersion: string;
  readonly inputs: readonly RunInput[];
  readonly state: RunState;
  readonly speed: GenerationSpeed;
  /** Simulated instant up to which everything is stored. */
  readonly cursor: Instant;
  /** Where it pauses by itself, or null. */
  readonly runUntil: Instant | null;
  /** True while it steps: flat out to `runUntil`, whatever the speed. */
  readonly stepping: boolean;
  readonly counters: RunCounters;
  readonly failure: RunFailure | null;
  /** Real. */
  readonly startedAt: Instant;
  /** Real. */
  readonly endedAt: Instant | null;
  /** Real; null for a run that was lived through here. An imported one does not go on. */
  readonly importedAt: Instant | null;
  /** The files whose claims it holds; null for a run of the simulation. Nothing can be lived through again of such a set. */
  readonly origin: RunOrigin | null;
  /** Grows with every stored change. A writer that holds an older one has been overtaken. */
  readonly revision: number;
}

/** A run that came from files, with what its files say of it. */
export type ImportedRun = Omit<
  GenerationRun,
  'speed' | 'runUntil' | 'stepping' | 'failure' | 'startedAt' | 'endedAt' | 'importedAt' | 'revision'
> & { readonly importedAt: Instant };

/** An imported run as it is kept: it does not go on. */
export function atRest(run: ImportedRun, revision: number): GenerationRun {
  const { importedAt } = run;
  const still = { speed: 'max', runUntil: null, stepping: false, failure: null } as const;
  return { ...run, ...still, startedAt: importedAt, endedAt: importedAt, revision };
}

/**
 * Refuses what needs a world that can be lived through again.
 * @param what what was asked for, in words: "A what-if"
 * @throws DomainError `conflict` for a set of claims that came from files
 */
export function refuseReceived({ id, origin }: Pick<GenerationRun, 'id' | 'origin'>, what: string): void {
  if (origin === null) return;
  const why = `${id} holds claims that came from files: no simulation stands behind it. ${what} needs a run of the simulation.`;
  throw new DomainError('conflict', why, [], { runId: id });
}

/** What changes in a run while it goes on. */
export type RunChanges = Partial<
  Pick<
    GenerationRun,
    'state' | 'speed' | 'cursor' | 'runUntil' | 'stepping' | 'counters' | 'failure' | 'endedAt' | 'inputs'
  >
>;

/** The run with a change, as it stands once that is stored. */
export function changedBy(run: GenerationRun, changes: RunChanges): GenerationRun {
  return { ...run, ...changes, revision: run.revision + 1 };
}

/** Inputs that a run takes in at most: they are read and written with it. */
export const MOST_INPUTS = 2_000;

/** What a person does, without its simulated time. */
type Step<Input> = Input extends RunInput ? Omit<Input, 'at'> : never;

/**
 * The run with one more input at its cursor (law 1).
 * @throws DomainError `conflict` when it has taken in all that it can
 */
export function withInput({ inputs, cursor }: GenerationRun, step: Step<RunInput>): RunChanges {
  if (inputs.length >= MOST_INPUTS)
    throw new DomainError('conflict', `The run has taken in ${MOST_INPUTS} inputs, the most that it can.`);
  return { inputs: [...inputs, { ...step, at: cursor }] };
}

/** What the simulation needs to know of a run. */
export function definitionOf({ id, runKey, seed, config, inputs }: GenerationRun): RunDefinition {
  return { runId: id, runKey, seed, config, inputs };
}

/** The first instant after the history. */
export function simulatedStart({ config }: GenerationRun): EpochSeconds {
  return toEpochSeconds(config.startDate);
}

/** Where the run ends or pauses by itself; infinite for a continuous one without such a date. */
export function horizon(run: GenerationRun): EpochSeconds {
  const end = runEnd(run.config) ?? Number.POSITIVE_INFINITY;
  return Math.min(end, run.runUntil ? toEpochSeconds(run.runUntil) : Number.POSITIVE_INFINITY);
}

/** The settings in force at the cursor: those of the start with all changes since, by stages and by people. */
export function settingsInForce(run: GenerationRun): GenerationConfig {
  return settingsAt(run, run.cursor);
}

/** The settings that hold after an instant, as far as it is known by now. */
export function settingsAt({ config, inputs }: GenerationRun, instant: Instant): GenerationConfig {
  return inputsWithStages({ config, inputs }).reduce<GenerationConfig>(
    (settings, input) =>
      input.kind === 'settings-changed' && input.at <= instant ? { ...settings, ...given(input.settings) } : settings,
    config,
  );
}

function given(settings: Partial<LiveSettings>): Partial<LiveSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
