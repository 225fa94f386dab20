import { Inject, Injectable } from '@nestjs/common';
import type { Claim } from '@portal/domain';
import { ClaimEntity, ClaimLineEntity, READER } from '@portal/server/database';
import { setImmediate } from 'node:timers/promises';
import { type DataSource, In, MoreThan } from 'typeorm';
import { type ExportTable, TABLES } from './export-tables.js';
import type { StoredRow } from './row-text.js';

/** Rows that are read at once. */
const PAGE = 500;
/** Told how many rows more are read. */
export type RowsRead = (rows: number) => void;

const NO_RELATIONS = { loadEagerRelations: false } as const;

/** Reads the rows of a run in order of their key, a page at a time, with a turn of the event loop in between. */
@Injectable()
export class ExportRowsReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /**
   * Pages of a table's rows.
   * @param read told how many rows more are read, lines with their claim; breaks the reading off by throwing
   */
  pages(runId: string, table: ExportTable, read: RowsRead): AsyncGenerator<readonly StoredRow[]> {
    return table.name === 'claim_lines' ? this.lines(runId, read) : this.byKey(runId, table, read);
  }

  private async *byKey(
    runId: string,
    { entity, name }: ExportTable,
    read: RowsRead,
  ): AsyncGenerator<readonly StoredRow[]> {
    const key = name === 'ground_truth' ? 'claimId' : 'id';
    const rows = this.reader.getRepository<StoredRow>(entity);
    for (let after = ''; ;) {
      const where = { runId, [key]: MoreThan(after) };
      const page = await rows.find({ where, order: { [key]: 'ASC' }, take: PAGE, ...NO_RELATIONS });
      read(page.length);
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      after = String(page.at(-1)?.[key]);
      await setImmediate();
    }
  }

  /** The claims of a run with their lines, in order of their ids, a page at a time. */
  async *claims(runId: string, read: RowsRead): AsyncGenerator<readonly Claim[]> {
    for await (const claims of this.claimPages(runId, read)) {
      const lines = new Map<string, ClaimLineEntity[]>(claims.map(({ id }) => [id, []]));
      for (const line of await this.linesOf(claims)) lines.get(line.claimId)?.push(line);
      yield claims.map((claim) => ({ ...claim, lineItems: lines.get(claim.id) ?? [] }));
    }
  }

  /** Lines know no run: they follow the claims. */
  private async *lines(runId: string, read: RowsRead): AsyncGenerator<readonly StoredRow[]> {
    for await (const claims of this.claimPages(runId, read))
      yield (await this.linesOf(claims)) as readonly object[] as StoredRow[];
  }

  private claimPages(runId: string, read: RowsRead): AsyncGenerator<readonly ClaimEntity[]> {
    return this.byKey(runId, TABLES.claims, read) as AsyncGenerator<readonly unknown[]> as AsyncGenerator<
      ClaimEntity[]
    >;
  }

  private linesOf(claims: readonly ClaimEntity[]): Promise<ClaimLineEntity[]> {
    const claimId = In(claims.map(({ id }) => id));
    const order = { claimId: 'ASC', lineNumber: 'ASC' } as const;
    return this.reader.getRepository(ClaimLineEntity).find({ where: { claimId }, order, ...NO_RELATIONS });
  }
}
