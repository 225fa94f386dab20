import { Inject, Injectable } from '@nestjs/common';
import { READER } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Real milliseconds for which a count is good enough to choose a way by. */
const GOOD_FOR = 60_000;
const KEPT = 2_000;

/**
 * About how many claims there are of a kind, for whoever has to choose between ways to them. To count some ten thousand
 * takes as long as to read a page, and the same few payers, providers and states are asked for over and over.
 */
@Injectable()
export class ClaimCounts {
  private readonly known = new Map<string, { readonly number: number; readonly until: number }>();

  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly clock: WallClock,
  ) {}

  /**
   * How many rows a query has, `most` at most.
   * @param name names the rows: under the same name they are counted once a minute
   */
  async upTo(most: number, name: string, rows: SelectQueryBuilder<ObjectLiteral>): Promise<number> {
    const key = `${name} ${most}`;
    const now = this.clock.milliseconds();
    const known = this.known.get(key);
    if (known && now < known.until) return known.number;
    const counted = await this.reader
      .createQueryBuilder()
      .select('COUNT(*)', 'number')
      .from(`(${rows.limit(most).getQuery()})`, 'counted')
      .setParameters(rows.getParameters())
      .getRawOne<{ number: number | string }>();
    const number = Number(counted?.number);
    this.known.delete(key);
    this.known.set(key, { number, until: now + GOOD_FOR });
    if (this.known.size > KEPT) this.known.delete(this.known.keys().next().value as string);
    return number;
  }
}
