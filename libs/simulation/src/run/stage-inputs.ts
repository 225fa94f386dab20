import { dayStart, inOrder, toInstant } from '@portal/domain';
import type { RunDefinition, RunInput } from './run-types.js';

/**
 * All that a run takes in, in order of time: its stages, as if somebody had changed the settings in the last second before
 * the day on which each begins, and what people did. Where both fall on one second the stage comes first; so the later of
 * a stage and a change by hand holds, and each until the other comes.
 */
export function inputsWithStages({ config, inputs }: Pick<RunDefinition, 'config' | 'inputs'>): readonly RunInput[] {
  const { stages = [] } = config;
  if (stages.length === 0) return inputs;
  const planned = inOrder(stages).map(({ fromDay, settings }): RunInput => {
    return { at: toInstant(dayStart(config, fromDay) - 1), kind: 'settings-changed', settings };
  });
  // Sorting keeps the order of those that stand at the same second.
  return [...planned, ...inputs].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}
