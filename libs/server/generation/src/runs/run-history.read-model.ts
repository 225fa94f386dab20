import { Inject, Injectable } from '@nestjs/common';
import type { RunSummary } from '@portal/contracts';
import { DomainError } from '@portal/domain';
import { GenerationRunEntity, READER } from '@portal/server/database';
import { Brackets, type DataSource } from 'typeorm';
import type { GenerationRun } from './generation-run.js';
import { runView } from './run.read-model.js';

/** A page of the history, the youngest run first. */
export interface RunPage {
  readonly items: RunSummary[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  readonly total: number;
}

/** A place between two runs: the run beside it and the way to go from there. */
interface Place {
  readonly startedAt: string;
  readonly id: string;
  readonly towards: 'older' | 'younger';
}

/** All runs that are kept, in pages that hold still while runs are added. */
@Injectable()
export class RunHistoryReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** @throws DomainError `invalid-input` for a cursor that no page gave */
  async page({ cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<RunPage> {
    const place = cursor === undefined ? null : readCursor(cursor);
    const backwards = place?.towards === 'younger';
    const query = this.reader.manager
      .createQueryBuilder(GenerationRunEntity, 'run')
      .orderBy('run.startedAt', backwards ? 'ASC' : 'DESC')
      .addOrderBy('run.id', backwards ? 'ASC' : 'DESC')
      .take(limit + 1);
    if (place) {
      const sign = backwards ? '>' : '<';
      const beyond = new Brackets((where) =>
        where.where(`run.startedAt ${sign} :startedAt`).orWhere(`run.startedAt = :startedAt AND run.id ${sign} :id`),
      );
      query.where(beyond, { startedAt: place.startedAt, id: place.id });
    }
    const found = (await query.getMany()) as unknown as GenerationRun[];
    const more = found.length > limit;
    const runs = found.slice(0, limit);
    if (backwards) runs.reverse();
    return {
      items: runs.map(runView),
      nextCursor: more || backwards ? cursorAt(runs.at(-1), 'older') : null,
      previousCursor: (backwards ? more : place !== null) ? cursorAt(runs[0], 'younger') : null,
      total: await this.reader.manager.count(GenerationRunEntity),
    };
  }
}

function cursorAt(run: GenerationRun | undefined, towards: Place['towards']): string | null {
  if (!run) return null;
  return Buffer.from(JSON.stringify([run.startedAt, run.id, towards])).toString('base64url');
}

function readCursor(cursor: string): Place {
  try {
    const [startedAt, id, towards] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof startedAt !== 'string' || typeof id !== 'string') throw new TypeError('not a place');
    if (towards !== 'older' && towards !== 'younger') throw new TypeError('no direction');
    return { startedAt, id, towards };
  } catch {
    const problems = [{ pointer: '/cursor', detail: 'is not a cursor of this list' }];
    throw new DomainError('invalid-input', 'The cursor does not come from this list.', problems);
  }
}
