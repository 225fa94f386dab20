import type { GenerationConfig } from '@portal/domain';
import { createRunKey } from '../run/run-key.js';
import { type RunDefinition, type RunInput, SIMULATION_VERSION } from '../run/run-types.js';
import { demo } from '../scenarios/demo.scenario.js';

/** A run of the demo preset with some settings changed. */
export function runOf(
  seed: number,
  changes: Partial<GenerationConfig> = {},
  inputs: readonly RunInput[] = [],
): RunDefinition {
  const config = { ...demo.config, ...changes };
  const runKey = createRunKey(config, seed, SIMULATION_VERSION, 1);
  return { runId: `RUN-${runKey}`, runKey, seed, config, inputs };
}

/** Distance of a count from what is expected of so many independent trials, in standard deviations. */
export function sigmas(count: number, trials: number, probability: number): number {
  return Math.abs(count - trials * probability) / Math.sqrt(trials * probability * (1 - probability));
}
