import { Inject, Injectable } from '@nestjs/common';
import type { CalendarDate, Instant } from '@portal/domain';
import { ClaimEntity, ClaimLineEntity, READER } from '@portal/server/database';
import { type DataSource, In, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/** Answers that are counted as waiting at most: how many more there are changes nothing for who reads it. */
export const MOST_WAITING = 10_000;

/** What is read of every answered claim: as little as detection and the scope of policies need. */
const FIELDS = [
  'id',
  'payerId',
  'placeOfService',
  'procedureCodes',
  'submissionDate',
  'processingDate',
  'billedAmount',
  'initialStatus',
  'denialGroup',
  'denialCarc',
  'denialRarcs',
  'denialLine',
] as const satisfies readonly (keyof ClaimEntity)[];

/** An answered claim as far as it was read. */
export type AnsweredRow = Pick<ClaimEntity, (typeof FIELDS)[number]>;

/** A place among the answers of a run. Without a claim: after all answers of that instant. */
export interface AnswerPlace {
  readonly at: Instant;
  readonly claimId: string;
}

/** Reads answered claims of a run in bounded pages, in the order of their answers. */
@Injectable()
export class AnsweredClaimReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** The next claims that were answered after a place, up to an instant. */
  async page(runId: string, after: AnswerPlace, until: Instant, limit: number): Promise<AnsweredRow[]> {
    const query = this.rows(runId)
      .andWhere('claim.processingDate <= :until', { until })
      .orderBy('claim.processingDate')
      .addOrderBy('claim.id')
      .limit(limit);
    const { at, claimId } = after;
    if (claimId === '') query.andWhere('claim.processingDate > :at', { at });
    else {
      query.andWhere('claim.processingDate >= :at', { at });
      query.andWhere('(claim.processingDate > :at OR claim.id > :claimId)', { claimId });
    }
    return query.getMany();
  }

  /** The next claims that were submitted on a day or later and answered by an instant, in the order of submission. */
  async pageBySubmission(
    runId: string,
    { from, after }: { readonly from: CalendarDate; readonly after: AnsweredRow | null },
    until: Instant,
    limit: number,
  ): Promise<AnsweredRow[]> {
    const query = this.rows(runId)
      .andWhere('claim.processingDate <= :until', { until })
      .andWhere('claim.submissionDate >= :from', { from: after?.submissionDate ?? from })
      .orderBy('claim.submissionDate')
      .addOrderBy('claim.id')
      .limit(limit);
    if (after) {
      query.andWhere('(claim.submissionDate > :from OR claim.id > :claimId)', { claimId: after.id });
    }
    return query.getMany();
  }

  /**
   * Claims in full, with their lines in order. The lines are put to their claims here: the mapper would compare every line
   * with every claim.
   */
  async inFull(ids: readonly string[]): Promise<ClaimEntity[]> {
    if (ids.length === 0) return [];
    const { manager } = this.reader;
    const [claims, lines] = await Promise.all([
      manager.find(ClaimEntity, { where: { id: In(ids) }, order: { id: 'ASC' } }),
      manager.find(ClaimLineEntity, { where: { claimId: In(ids) }, order: { claimId: 'ASC', lineNumber: 'ASC' } }),
    ]);
    const byId = new Map(claims.map((claim) => [claim.id, claim]));
    for (const claim of claims) claim.lineItems = [];
    for (const line of lines) byId.get(line.claimId)?.lineItems.push(line);
    return claims;
  }

  /** How many answers of a run lie after a place; at most `MOST_WAITING` are counted. */
  async countAfter(runId: string, { at }: AnswerPlace): Promise<number> {
    const waiting = (query: SelectQueryBuilder<ObjectLiteral>) =>
      query
        .select('claim.id', 'id')
        .from(ClaimEntity, 'claim')
        .where('claim.runId = :runId AND claim.processingDate > :at')
        .limit(MOST_WAITING);
    const row = await this.reader
      .createQueryBuilder()
      .select('COUNT(*)', 'number')
      .from(waiting, 'waiting')
      .setParameters({ runId, at })
      .getRawOne<{ number: string }>();
    return Number(row?.number ?? 0);
  }

  private rows(runId: string) {
    return this.reader
      .createQueryBuilder(ClaimEntity, 'claim')
      .select(FIELDS.map((field) => `claim.${field}`))
      .where('claim.runId = :runId', { runId });
  }
}
