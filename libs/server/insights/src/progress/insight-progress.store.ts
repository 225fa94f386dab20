import { Inject, Injectable } from '@nestjs/common';
import { GenerationRunEntity, InsightProgressEntity, READER } from '@portal/server/database';
import type { DataSource, EntityManager } from 'typeorm';
import { firstProgress, isBehind, type Progress, type WatchedRun, watchedRun } from './watched-run.js';

/** Runs that are looked at for answers left over; older ones were finished long ago or never will be. */
const LATEST_RUNS = 10;
const FIELDS = ['id', 'state', 'cursor', 'config', 'speed', 'stepping', 'revision'].map((field) => `run.${field}`);

/** A run with how far it was looked at. */
export interface RunStanding {
  readonly run: WatchedRun;
  readonly progress: Progress;
}

/** Keeps how far the answers of each run were looked at. */
@Injectable()
export class InsightProgressStore {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** The run that changed last among those with work left, but for the ones named; null when there is none. */
  async nextBehind(except: ReadonlySet<string>): Promise<RunStanding | null> {
    const standings = await this.standings(LATEST_RUNS);
    return standings.find(({ run, progress }) => !except.has(run.id) && isBehind(run, progress)) ?? null;
  }

  /** A run, the one that changed last unless it is named; null when there is none. */
  async standing(runId?: string): Promise<RunStanding | null> {
    return (await this.standings(1, runId))[0] ?? null;
  }

  /** Stores how far a run was looked at, inside the transaction of what was found. */
  async save(manager: EntityManager, progress: Progress): Promise<void> {
    await manager.upsert(InsightProgressEntity, progress, ['runId']);
  }

  private async standings(limit: number, runId?: string): Promise<RunStanding[]> {
    const query = this.reader.createQueryBuilder(GenerationRunEntity, 'run').select(FIELDS);
    if (runId) query.where('run.id = :runId', { runId });
    const runs = (await query.orderBy('run.revision', 'DESC').limit(limit).getMany()).map(watchedRun);
    const stored = await this.reader.manager
      .createQueryBuilder(InsightProgressEntity, 'progress')
      .whereInIds(runs.map(({ id }) => id))
      .getMany();
    const byRun = new Map(stored.map((progress) => [progress.runId, progress]));
    return runs.map((run) => ({ run, progress: byRun.get(run.id) ?? firstProgress(run) }));
  }
}
