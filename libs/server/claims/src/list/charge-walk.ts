import { Injectable } from '@nestjs/common';
import { type KeysetKey, keysetRunsDown, readKeysetKeys } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { ClaimsQuery } from './claim-condition.js';
import { type ClaimOrder, type ClaimPath, ClaimPathFinder } from './claim-path.js';

/** A part of the list: the rows after a cursor, so many of them. */
export interface Part {
  readonly order: ClaimOrder;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Real milliseconds for which the charge that so many claims lie within is taken to be the same: it is a rule of thumb. */
const SAME_FOR = 60_000;
/** Charges that are kept: two directions and two distances for each of some runs. */
const KEPT = 100;

/** Goes through the claims of a run in the order of their charges, in the index by charge. */
@Injectable()
export class ChargeWalk {
  private readonly reached = new Map<string, { readonly value: number | undefined; readonly until: number }>();

  constructor(
    private readonly paths: ClaimPathFinder,
    private readonly clock: WallClock,
  ) {}

  /** Where the first claims on a path stand, or fewer than a page where `atMost` claims were gone through before. */
  async keysOn(
    path: ClaimPath,
    atMost: number,
    part: Part,
  ): Promise<{ readonly keys: KeysetKey[]; readonly isAll: boolean }> {
    const last = atMost === Number.POSITIVE_INFINITY ? undefined : await this.chargeAfter(atMost, path, part);
    const { order, cursor, limit } = part;
    const keys = await readKeysetKeys(this.claimsOn(path, part, last), order, cursor, limit, false);
    return { keys, isAll: last === undefined || keys.length > limit };
  }

  /** The charge that so many claims lie before, whatever they are; undefined where there are no more. */
  private async chargeAfter(rows: number, path: ClaimPath, part: Part): Promise<number | undefined> {
    const { order, cursor } = part;
    const isFromEnd = cursor === undefined && !path.conditions.some(({ charges }) => charges);
    const name = `${path.runId} ${rows} ${keysetRunsDown(order, cursor)}`;
    const now = this.clock.milliseconds();
    const known = isFromEnd ? this.reached.get(name) : undefined;
    if (known && now < known.until) return known.value;
    const bounds = path.conditions.filter(({ charges }) => charges);
    const query = this.claimsOn({ ...path, conditions: bounds }, part, undefined).offset(rows);
    const [last] = await readKeysetKeys(query, order, cursor, 0, false);
    const value = last && Number(last.value);
    if (isFromEnd) this.keep(name, { value, until: now + SAME_FOR });
    return value;
  }

  private keep(name: string, reached: { readonly value: number | undefined; readonly until: number }): void {
    this.reached.set(name, reached);
    if (this.reached.size > KEPT) this.reached.delete(this.reached.keys().next().value as string);
  }

  /** Claims on a path, from where the page begins as far as `last`: one bound at either end, as of two SQLite may heed the wrong one. */
  private claimsOn(path: ClaimPath, { order, cursor }: Part, last: number | undefined): ClaimsQuery {
    const query = this.paths.claimsOn(path);
    const down = keysetRunsDown(order, cursor);
    const { from, to } = path.conditions.find(({ charges }) => charges)?.charges ?? {};
    // A cursor lies within the charges that are asked for, and where it is the list begins.
    const begin = cursor === undefined ? (down ? to : from) : undefined;
    const end = last ?? (down ? from : to);
    if (begin !== undefined)
      query.andWhere(`claim.billedAmount ${down ? '<=' : '>='} :firstCharge`, { firstCharge: begin });
    if (end !== undefined) query.andWhere(`claim.billedAmount ${down ? '>=' : '<='} :lastCharge`, { lastCharge: end });
    return query;
  }
}
