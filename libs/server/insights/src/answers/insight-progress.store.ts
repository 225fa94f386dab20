import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@portal/domain';
import { GenerationRunEntity, InsightProgressEntity, type LastDetection, READER } from '@portal/server/database';
import type { DataSource, EntityManager } from 'typeorm';
import { firstProgress, isBehind, type Progress, type WatchedRun, watchedRun } from './watched-run.js';

/** Runs that are looked at for answers left over; older ones were finished long ago or never will be. */
const LATEST_RUNS = 10;
const FIELDS = ['id', 'state', 'cursor', 'config', 'speed', 'stepping', 'revision'].map((field) => `run.${field}`);

const PROGRESS = [
  'runId',
  'matchedTo',
  'matchedClaimId',
  'detectedAt',
  'summedDay',
  'revision',
] as const satisfies readonly (keyof Progress)[];

/** A run with how far it was looked at. */
export interface RunStanding {
  readonly run: WatchedRun;
  readonly progress: Progress;
}

/** Another process took the answers of the run meanwhile. */
export class OvertakenError extends DomainError {
  constructor(runId: string) {
    super('conflict', `Another process has looked at the answers of run ${runId} meanwhile.`);
    this.name = 'OvertakenError';
  }
}

/**
 * Keeps how far the answers of each run were looked at. Every write proves that it builds on what is stored: a process that
 * stood still while another took its lease over cannot do once more what that one has done.
 */
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

  /** What the last detection of a run said beside its candidates; null before the first. */
  async lastDetection(runId: string): Promise<LastDetection | null> {
    const row = await this.reader.manager.findOneBy(InsightProgressEntity, { runId });
    return row?.detection ?? null;
  }

  /**
   * Stores how far a run was looked at. The first write of the transaction of what was found, so that a process that was
   * overtaken learns it before it writes a row.
   * @param detection what a look said
   * @returns the progress as it is stored
   * @throws OvertakenError when the stored progress is not the one that this one builds on
   */
  async save(manager: EntityManager, progress: Progress, detection?: LastDetection): Promise<Progress> {
    const { runId, revision } = progress;
    const stored = { ...progress, revision: revision + 1 };
    const row = detection ? { ...stored, detection } : stored;
    // Of several processes that are the first at once, one writes the row; the others find that it is not theirs.
    if (revision === 0) {
      const first = manager.createQueryBuilder().insert().into(InsightProgressEntity).values(progress);
      await first.orIgnore().updateEntity(false).execute();
    }
    const { affected } = await manager.update(InsightProgressEntity, { runId, revision }, row);
    if (affected !== 1) throw new OvertakenError(runId);
    return stored;
  }

  private async standings(limit: number, runId?: string): Promise<RunStanding[]> {
    const query = this.reader.createQueryBuilder(GenerationRunEntity, 'run').select(FIELDS);
    if (runId) query.where('run.id = :runId', { runId });
    const runs = (await query.orderBy('run.revision', 'DESC').limit(limit).getMany()).map(watchedRun);
    const stored = await this.reader.manager
      .createQueryBuilder(InsightProgressEntity, 'progress')
      .select(PROGRESS.map((field) => `progress.${field}`))
      .whereInIds(runs.map(({ id }) => id))
      .getMany();
    const byRun = new Map(stored.map((progress) => [progress.runId, progress]));
    return runs.map((run) => ({ run, progress: byRun.get(run.id) ?? firstProgress(run) }));
  }
}
