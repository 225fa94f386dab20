import { Inject, Injectable } from '@nestjs/common';
import type { RunSummary } from '@portal/contracts';
import { GenerationRunEntity, type KeysetPage, READER, readKeysetPage } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import type { GenerationRun } from './generation-run.js';
import { runView } from './run.read-model.js';

/** A page of the history, the youngest run first. */
export interface RunPage extends Omit<KeysetPage<GenerationRunEntity>, 'rows'> {
  readonly items: RunSummary[];
  readonly total: number;
}

/** All runs that are kept, in pages that hold still while runs are added. */
@Injectable()
export class RunHistoryReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** @throws DomainError `invalid-input` for a cursor that no page gave */
  async page({ cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<RunPage> {
    const query = this.reader.getRepository(GenerationRunEntity).createQueryBuilder('run');
    const total = await query.getCount();
    const order = { property: 'startedAt', descending: true } as const;
    const { rows, ...cursors } = await readKeysetPage(query, order, cursor, limit);
    return { items: (rows as unknown as GenerationRun[]).map(runView), ...cursors, total };
  }
}
