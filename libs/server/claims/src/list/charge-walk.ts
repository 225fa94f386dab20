import { Injectable } from '@nestjs/common';
import { type KeysetKey, keysetRunsDown, readKeysetKeys } from '@portal/server/database';
import type { ClaimsQuery } from './claim-condition.js';
import { type ClaimOrder, type ClaimPath, ClaimPathFinder } from './claim-path.js';
import { RoughFigures } from './rough-figures.js';

/** A part of the list: the rows after a cursor, so many of them. */
export interface Part {
  readonly order: ClaimOrder;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Goes through the claims of a run in the order of their charges, in the index by charge. */
@Injectable()
export class ChargeWalk {
  constructor(
    private readonly paths: ClaimPathFinder,
    private readonly figures: RoughFigures,
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

  /** The charge that about so many claims lie before, whatever they are; undefined where there are no more. */
  private chargeAfter(claims: number, path: ClaimPath, part: Part): Promise<number | undefined> {
    const { order, cursor } = part;
    const bounds = path.conditions.filter(({ charges }) => charges);
    const find = async () => {
      const query = this.claimsOn({ ...path, conditions: bounds }, part, undefined).offset(claims);
      const [last] = await readKeysetKeys(query, order, cursor, 0, false);
      return last && Number(last.value);
    };
    // From either end of the list it is the same charge for everybody.
    if (cursor !== undefined || bounds.length > 0) return find();
    return this.figures.of(`charge of ${path.runId} after ${claims}, ${order.descending ? 'down' : 'up'}`, find);
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
