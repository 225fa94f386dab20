import { Inject, Injectable } from '@nestjs/common';
import type { ClaimCount, ClaimCountQuery, ClaimNeighborQuery, ClaimNeighbors, ClaimQuery } from '@portal/contracts';
import { notFound, unknownReference } from '@portal/domain';
import {
  ClaimEntity,
  cursorBeside,
  DetectionCandidateEntity,
  type KeysetKey,
  type KeysetPage,
  keysetRunsDown,
  READER,
  readKeysetKeys,
  readKeysetPage,
} from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { SUMMARY_FIELDS, toClaimSummary } from './claim-summary.js';
import { ChargeWalk, type Part } from './list/charge-walk.js';
import { conditionsOf, ofCandidate } from './list/claim-conditions.js';
import { type ClaimOrder, type ClaimPath, ClaimPathFinder, isShort, type Wanted } from './list/claim-path.js';
import { anyOf, waysToText } from './list/claim-search.js';
import { ServiceSets } from './list/service-sets.js';

/** Answers the list of claims. */
@Injectable()
export class ClaimListReadModel {
  /** PostgreSQL orders text by the rules of a language. */
  private readonly ranges: boolean;

  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly paths: ClaimPathFinder,
    private readonly charges: ChargeWalk,
    private readonly services: ServiceSets,
  ) {
    this.ranges = reader.options.type !== 'postgres';
  }

  /** A page of claims in a stable order. */
  async list(filter: ClaimQuery) {
    const { cursor, limit, names } = filter;
    const { rows, ...cursors } = await this.page(filter, { order: orderOf(filter), cursor, limit });
    return { items: rows.map((row) => toClaimSummary(row, names === 'show')), ...cursors };
  }

  /** How many claims match in all. At a million this takes up to half a second, which no page waits for. */
  async count(filter: ClaimCountQuery): Promise<ClaimCount> {
    const counts = (await this.wanted(filter, 'together')).map(async (wanted) =>
      this.paths.claimsOn(await this.paths.pathToAll(wanted)).getCount(),
    );
    return { total: (await Promise.all(counts)).reduce((sum, count) => sum + count, 0) };
  }

  /**
   * The claims before and after one under the filters and in the order of the list, whether or not it matches itself.
   * @throws DomainError `not-found`
   */
  async neighbors(id: string, filter: ClaimNeighborQuery): Promise<ClaimNeighbors> {
    const claims = this.reader.getRepository(ClaimEntity);
    const claim = await claims.findOneBy({ id });
    if (!claim) throw notFound('claim', id);
    const order = orderOf(filter);
    const beside = async (back: boolean) => {
      const { rows } = await this.page(filter, { order, cursor: cursorBeside(claim, order, back), limit: 1 });
      return rows[0]?.id ?? null;
    };
    return { previousId: await beside(true), nextId: await beside(false) };
  }

  /** First where the claims of the page stand is read, on the shortest paths; then the claims. */
  private async page(filter: ClaimCountQuery, part: Part): Promise<KeysetPage<ClaimEntity>> {
    const { order, cursor, limit } = part;
    const down = keysetRunsDown(order, cursor);
    const keys = (await this.wanted(filter, 'apart')).map(async (wanted) => {
      const paths = await this.paths.pathsTo(wanted, order, cursor === undefined);
      return Promise.all(paths.map((path) => this.keysOn(path, part)));
    });
    const ids = idsOfFirst((await Promise.all(keys)).flat(2), order, down, limit + 1);
    if (ids.length === 0) return { rows: [], nextCursor: null, previousCursor: null };
    const query = this.reader.getRepository(ClaimEntity).createQueryBuilder('claim').select(SUMMARY_FIELDS);
    return readKeysetPage(query.where('claim.id IN (:...ids)', { ids }), order, cursor, limit);
  }

  private async keysOn(path: ClaimPath, part: Part): Promise<KeysetKey[]> {
    const { order, cursor, limit } = part;
    if (!path.walk) return readKeysetKeys(this.paths.claimsOn(path), order, cursor, limit, path.sorted);
    const { keys, isAll } = await this.charges.keysOn(path, path.walk.atMost, part);
    return isAll ? keys : this.keysOn(await path.walk.otherwise(), part);
  }

  /**
   * What is looked for in each run; in each way that a text may be answered, if they are to be apart.
   * @throws DomainError `unknown-reference` for a candidate that does not exist
   */
  private async wanted(filter: ClaimCountQuery, ways: 'apart' | 'together'): Promise<Wanted[]> {
    const { candidateId } = filter;
    const candidate = candidateId === undefined ? null : await this.candidate(candidateId);
    const runs = filter.runId ? [filter.runId] : candidate ? [candidate.runId] : await this.paths.runs();
    const found = runs.map((runId) => this.wantedOf(runId, filter, candidate, ways));
    return (await Promise.all(found)).flat();
  }

  private async wantedOf(
    runId: string | null,
    filter: ClaimCountQuery,
    candidate: DetectionCandidateEntity | null,
    ways: 'apart' | 'together',
  ): Promise<Wanted[]> {
    const { procedureCode, search } = filter;
    const service =
      procedureCode === undefined ? undefined : await this.services.claimsWith([procedureCode], runId, 'code');
    const own = conditionsOf(filter, runId, service);
    if (!own) return [];
    const conditions = candidate ? [...own, ...ofCandidate(candidate)] : own;
    if (search === undefined) return [{ runId, conditions }];
    const found = await waysToText(search, runId, this.ranges, this.services);
    // Where one way goes through all claims of the run, the others are looked at on it.
    const apart = ways === 'apart' && found.every((way) => way.ids ?? (way.isService === true || isShort(way)));
    return (apart || found.length < 2 ? found : [anyOf(found)]).map((way) => ({
      runId,
      conditions: [way, ...conditions],
    }));
  }

  private async candidate(id: string): Promise<DetectionCandidateEntity> {
    const candidate = await this.reader.manager.findOneBy(DetectionCandidateEntity, { id });
    if (!candidate) throw unknownReference('candidate', id, '/candidateId');
    return candidate;
  }
}

function orderOf({ sort }: ClaimNeighborQuery): ClaimOrder {
  return { property: sort.replace('-', '') as ClaimOrder['property'], descending: sort.startsWith('-') };
}

/** The ids of the first so many of all that were found. Those that stand level with the last are kept: ids decide. */
function idsOfFirst(keys: readonly KeysetKey[], { property }: ClaimOrder, down: boolean, number: number): string[] {
  // Large numbers come as text from PostgreSQL.
  const place = ({ value }: KeysetKey) => (property === 'billedAmount' ? Number(value) : value);
  const byId = [...new Map(keys.map((key) => [key.id, key])).values()];
  const before = (a: KeysetKey, b: KeysetKey) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0);
  const sorted = byId.sort((a, b) => (down ? before(b, a) : before(a, b)));
  const last = sorted[number - 1];
  return sorted.filter((key, index) => index < number || (last && before(key, last) === 0)).map(({ id }) => id);
}
