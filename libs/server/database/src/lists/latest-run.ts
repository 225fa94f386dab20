import type { EntityManager } from 'typeorm';
import { GenerationRunEntity } from '../entities/generation-run.entity.js';

/** The run that was changed last: the one that is meant where none is named. Revisions grow over all runs. */
export async function latestRun(manager: EntityManager): Promise<GenerationRunEntity | null> {
  const [run] = await manager.find(GenerationRunEntity, { order: { revision: 'DESC' }, take: 1 });
  return run ?? null;
}
