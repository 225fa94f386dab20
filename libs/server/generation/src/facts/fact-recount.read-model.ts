import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { addDays, type Claim, dayOf, type DaySpan, type Instant } from '@portal/domain';
import {
  AppealEntity,
  ClaimEntity,
  type EntityClass,
  KnownQueries,
  LearningEventEntity,
  type QueryValues,
  READER,
} from '@portal/server/database';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { DailyFactSheet } from './daily-facts.js';
import { type CountedAppeal, countClaim, isCounted } from './fact-sheets.js';
import type { FactRows } from './fact-tables.js';
import { MetricFactSheet } from './metric-facts.js';

/** Rows in one query. */
const PAGE = 500;

const CLAIM_FIELDS = [
  'id',
  'submissionDate',
  'processingDate',
  'providerId',
  'payerId',
  'initialStatus',
  'denialCauseId',
  'billedAmount',
  'allowedAmount',
  'paidAmount',
] as const satisfies readonly (keyof Claim)[];

const APPEAL_FIELDS = [
  'appealDate',
  'appealStatus',
  'outcomeDate',
  'recoveredAmount',
] as const satisfies readonly (keyof CountedAppeal)[];

/** The part of a claim that facts are counted from. */
type CountedClaim = Pick<Claim, (typeof CLAIM_FIELDS)[number]>;

/** Counts facts anew from claims, appeals and learning events, as if nothing had ever been counted. */
@Injectable()
export class FactRecountReadModel {
  private readonly queries: KnownQueries;

  constructor(@Inject(READER) private readonly reader: DataSource) {
    this.queries = new KnownQueries(reader);
  }

  /**
   * The facts of a span of days. Reads what was submitted, answered or decided in it, a page at a time: what is held longer
   * would be garbage that is dear to collect. Lets other work of the event loop in between.
   */
  async recount(runId: string, span: DaySpan): Promise<FactRows> {
    const [daily, metric] = [new DailyFactSheet(runId, span), new MetricFactSheet(runId, span)];
    for await (const claims of this.claimsOf(runId, span)) {
      const appeals = await this.appealsOf(claims);
      for (const claim of claims) {
        for (const sheet of [daily, metric]) countClaim(sheet, claim, appeals.get(claim.id));
      }
      await setImmediate();
    }
    for (const event of await this.eventsOf(runId, span)) metric.practiced(event);
    const [daily_facts, metric_facts] = [daily.facts(), metric.facts()];
    await setImmediate();
    return { daily_facts, metric_facts, duration_facts: metric.durationFacts() };
  }

  /** The first and the last day on which something happened in the run, or null where nothing did. */
  async daysOf(runId: string): Promise<DaySpan | null> {
    const days = await Promise.all([
      this.edges(ClaimEntity, 'submissionDate', runId),
      this.edges(ClaimEntity, 'processingDate', runId),
      this.edges(AppealEntity, 'outcomeDate', runId),
      this.edges(LearningEventEntity, 'timestamp', runId),
    ]);
    const known = days
      .flat()
      .filter((day) => day !== null)
      .sort();
    const [from, to] = [known.at(0), known.at(-1)];
    return from === undefined || to === undefined ? null : { from, to };
  }

  private async edges(entity: EntityClass, field: string, runId: string): Promise<(string | null)[]> {
    const edge = async (order: 'ASC' | 'DESC') => {
      const row = await this.reader
        .createQueryBuilder(entity, 'row')
        .select(`row.${field}`, 'at')
        .where(`row.runId = :runId AND row.${field} IS NOT NULL`, { runId })
        .orderBy(`row.${field}`, order)
        .limit(1)
        .getRawOne<{ at: string }>();
      return row ? dayOf(row.at) : null;
    };
    return [await edge('ASC'), await edge('DESC')];
  }

  /** What was submitted, answered or decided in a span, each claim once. */
  private async *claimsOf(runId: string, span: DaySpan): AsyncGenerator<readonly CountedClaim[]> {
    const wasSubmitted = ({ submissionDate }: CountedClaim) => isCounted(submissionDate, span);
    const wasAnswered = ({ processingDate }: CountedClaim) =>
      processingDate !== null && isCounted(processingDate, span);
    yield* this.pagesBy('submissionDate', runId, span);
    for await (const claims of this.pagesBy('processingDate', runId, span)) {
      yield claims.filter((claim) => !wasSubmitted(claim));
    }
    for (const ids of inPages(await this.decidedIn(runId, span))) {
      const claims = await this.read('id', { ids }, () => this.claims('claim.id IN (:...ids)'));
      yield claims.filter((claim) => !wasSubmitted(claim) && !wasAnswered(claim));
    }
  }

  private async *pagesBy(
    field: 'submissionDate' | 'processingDate',
    runId: string,
    { from, to }: DaySpan,
  ): AsyncGenerator<readonly CountedClaim[]> {
    const query = () =>
      this.claims(`claim.runId = :runId AND (claim.${field}, claim.id) > (:at, :after) AND claim.${field} < :end`)
        .orderBy(`claim.${field}`)
        .addOrderBy('claim.id')
        .limit(PAGE);
    let place = { at: from, after: '' };
    for (;;) {
      const claims = await this.read(field, { runId, end: addDays(to, 1), ...place }, query);
      yield claims;
      const last = claims.at(-1);
      if (!last || claims.length < PAGE) return;
      place = { at: last[field] as Instant, after: last.id };
    }
  }

  /** Claims whose appeals were decided in a span. */
  private async decidedIn(runId: string, span: DaySpan): Promise<string[]> {
    const appeals = this.reader.createQueryBuilder(AppealEntity, 'appeal').select('appeal.claimId', 'id').distinct();
    return (await inSpan(appeals, 'appeal', 'outcomeDate', runId, span).getRawMany<{ id: string }>()).map(
      ({ id }) => id,
    );
  }

  private claims(where: string): SelectQueryBuilder<ClaimEntity> {
    const query = this.reader.createQueryBuilder(ClaimEntity, 'claim').select([]).where(where);
    for (const field of CLAIM_FIELDS) query.addSelect(`claim.${field}`, field);
    return query;
  }

  /** Raw rows: making entities of claims would take longer than all else. */
  private async read(
    shape: string,
    values: QueryValues,
    query: () => SelectQueryBuilder<ClaimEntity>,
  ): Promise<CountedClaim[]> {
    const rows = await this.queries.rows<{ -readonly [Field in keyof CountedClaim]: CountedClaim[Field] }>(
      shape,
      values,
      query,
    );
    for (const row of rows) {
      // Large numbers come as text from PostgreSQL.
      row.billedAmount = Number(row.billedAmount);
      row.allowedAmount = Number(row.allowedAmount);
      row.paidAmount = Number(row.paidAmount);
    }
    return rows;
  }

  /** Appeals of claims: only what was denied can have any. */
  private async appealsOf(claims: readonly CountedClaim[]): Promise<Map<string, CountedAppeal[]>> {
    const ids = claims.filter(({ initialStatus }) => initialStatus === 'denied').map(({ id }) => id);
    const appeals = new Map<string, CountedAppeal[]>();
    if (ids.length === 0) return appeals;
    const query = this.reader.createQueryBuilder(AppealEntity, 'appeal').select('appeal.claimId', 'claimId');
    for (const field of APPEAL_FIELDS) query.addSelect(`appeal.${field}`, field);
    const rows = await query
      .where('appeal.claimId IN (:...ids)', { ids })
      .getRawMany<{ claimId: string } & CountedAppeal>();
    for (const { claimId, recoveredAmount, ...appeal } of rows) {
      const known = appeals.get(claimId) ?? [];
      appeals.set(claimId, [...known, { ...appeal, recoveredAmount: Number(recoveredAmount) }]);
    }
    return appeals;
  }

  private eventsOf(runId: string, span: DaySpan): Promise<LearningEventEntity[]> {
    const events = this.reader.createQueryBuilder(LearningEventEntity, 'event');
    return inSpan(events, 'event', 'timestamp', runId, span).getMany();
  }
}

function inSpan<Row extends object>(
  query: SelectQueryBuilder<Row>,
  alias: string,
  field: string,
  runId: string,
  { from, to }: DaySpan,
): SelectQueryBuilder<Row> {
  return query
    .where(`${alias}.runId = :runId`, { runId })
    .andWhere(`${alias}.${field} >= :from AND ${alias}.${field} < :end`, { from, end: addDays(to, 1) });
}

function* inPages(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += PAGE) yield ids.slice(start, start + PAGE);
}
