import { Inject, Injectable } from '@nestjs/common';
import { READER } from '@portal/server/database';
import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type ClaimCondition, holdsCode, serviceIn } from './claim-condition.js';

interface SetRow {
  readonly codes: string;
  readonly number: number | string;
}

/**
 * Finds claims by their services. The services of a claim stand in it as one text, and the same few are done together time
 * and again: the index that begins with that text leads from each set to the next, however many claims have it.
 */
@Injectable()
export class ServiceSets {
  /** Sets that are gone through at most, some ten milliseconds. A practice has one or two thousand, whatever its size. */
  most = 5_000;

  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /**
   * The claims of a run with one of some services.
   * @param runId null for claims of no run
   * @param name of the parameters in the query, one for each condition
   * @returns null when no claim has one of them
   */
  async claimsWith(codes: readonly string[], runId: string | null, name: string): Promise<ClaimCondition | null> {
    const { condition, parameters } = holdsCode('done.codes', codes, name);
    const rows = await this.sets(runId)
      .where(`${condition} OR done.number = :most`, { ...parameters, most: this.most })
      .getRawMany<SetRow>();
    // Where there are more sets than were gone through, a claim shows only itself what is on it.
    if (rows.some(({ number }) => Number(number) === this.most)) return serviceIn(codes, null, name);
    const sets = rows.map((row) => row.codes);
    return sets.length > 0 ? serviceIn(codes, sets, name) : null;
  }

  /** The sets of a run in the order of the index, numbered from 1. */
  private sets(runId: string | null): SelectQueryBuilder<ObjectLiteral> {
    const ofRun = runId === null ? 'run_id IS NULL' : 'run_id = :runId';
    const first = `SELECT MIN(procedure_codes) FROM claims WHERE ${ofRun}`;
    return this.reader
      .createQueryBuilder()
      .addCommonTableExpression(
        `SELECT (${first}), 1 UNION ALL SELECT (${first} AND procedure_codes > done.codes), done.number + 1
          FROM done WHERE done.codes IS NOT NULL AND done.number < :most`,
        'done',
        { recursive: true, columnNames: ['codes', 'number'] },
      )
      .select('done.codes', 'codes')
      .addSelect('done.number', 'number')
      .from('done', 'done')
      .setParameters({ runId, most: this.most });
  }
}
