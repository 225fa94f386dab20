import { Inject, Injectable } from '@nestjs/common';
import type { WhatIf, WhatIfFuture, WhatIfPage, whatIfQuery, WhatIfSummary } from '@portal/contracts';
import { addDays, notFound } from '@portal/domain';
import { READER, readKeysetPage, WhatIfEntity } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Branch } from './futures.js';

/** A what-if as it is kept. */
export interface StoredWhatIf extends Omit<WhatIfEntity, 'branches' | 'futures' | 'run'> {
  readonly branches: Branch[];
  readonly futures: WhatIfFuture[];
}

type Headed = Omit<StoredWhatIf, 'futures'>;

/** The columns of the list: what came of the futures is many times as long as the rest. */
const HEADED = ['id', 'runId', 'name', 'from', 'days', 'branches', 'createdAt', 'computedAt'] as const;

/** What-ifs that were kept. */
@Injectable()
export class WhatIfReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** A page of what-ifs, the youngest first. */
  async page({ cursor, limit, runId }: z.output<typeof whatIfQuery>): Promise<WhatIfPage> {
    const query = this.reader
      .getRepository(WhatIfEntity)
      .createQueryBuilder('kept')
      .select(HEADED.map((column) => `kept.${column}`))
      .where('1 = 1');
    if (runId) query.andWhere('kept.runId = :runId', { runId });
    const total = await query.getCount();
    const order = { property: 'createdAt', descending: true } as const;
    const { rows, ...cursors } = await readKeysetPage(query, order, cursor, limit);
    return { items: (rows as unknown as Headed[]).map(summaryOf), ...cursors, total };
  }

  /** @throws DomainError `not-found` */
  async get(id: string): Promise<WhatIf> {
    return viewOf(await this.stored(id));
  }

  /** @throws DomainError `not-found` */
  async stored(id: string): Promise<StoredWhatIf> {
    const entity = await this.reader.manager.findOneBy(WhatIfEntity, { id });
    if (!entity) throw notFound('what-if', id);
    return entity as unknown as StoredWhatIf;
  }

  /** How many are kept. */
  count(): Promise<number> {
    return this.reader.manager.count(WhatIfEntity);
  }
}

/** A what-if as it is shown. */
export function viewOf(row: StoredWhatIf): WhatIf {
  return { ...summaryOf(row), futures: row.futures };
}

function summaryOf({ id, name, runId, from, days, branches, createdAt, computedAt }: Headed): WhatIfSummary {
  return { id, name, runId, from, to: addDays(from, days - 1), branches, createdAt, computedAt };
}
