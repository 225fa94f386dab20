import type { GenerationConfig } from '@portal/domain';
import type { GenerationRunEntity } from '@portal/server/database';

const REAL = '2026-11-25T07:00:00Z';

/** What a test says about a run; of its settings only those that matter. */
export type RunChanges = Partial<Omit<GenerationRunEntity, 'id' | 'config'>> & {
  readonly config?: Partial<GenerationConfig>;
};

/** A run of Demo as it stands in its table: it was played to its end, without anything in it. */
export function runRow(id: string, { config = {}, ...changes }: RunChanges = {}): GenerationRunEntity {
  return {
    id,
    runKey: id,
    scenarioId: 'demo',
    scenarioName: 'Demo',
    seed: 1,
    config: config as GenerationConfig,
    simulationVersion: '1',
    inputs: [],
    state: 'completed',
    speed: 'max',
    cursor: '2026-03-04T00:00:00Z',
    runUntil: null,
    stepping: false,
    counters: {},
    failure: null,
    startedAt: REAL,
    endedAt: null,
    importedAt: null,
    origin: null,
    revision: 1,
    ...changes,
  };
}
