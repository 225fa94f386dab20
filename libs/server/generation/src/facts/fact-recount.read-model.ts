import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { addDays, type Appeal, type Claim, type DaySpan } from '@portal/domain';
import { AppealEntity, ClaimEntity, type EntityClass, LearningEventEntity, READER } from '@portal/server/database';
import { type DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { DailyFactSheet } from './daily-facts.js';
import { countClaim } from './fact-sheets.js';
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

/** The part of a claim that facts are counted from. */
type CountedClaim = Pick<Claim, (typeof CLAIM_FIELDS)[number]>;

/** Counts facts anew from claims, appeals and learning events, as if nothing had ever been counted. */
@Injectable()
export class FactRecountReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /**
   * The facts of a span of days. Reads what was submitted, answered or decided in it, so that a span of a few thousand
   * claims takes little memory; lets other work of the event loop in between queries.
   */
  async recount(runId: string, span: DaySpan): Promise<FactRows> {
    const [daily, metric] = [new DailyFactSheet(runId, span), new MetricFactSheet(runId, span)];
    const claims = await this.claimsOf(runId, span);
    // Only what was denied can be appealed.
    const denied = [...claims.values()].filter(({ initialStatus }) => initialStatus === 'denied').map(({ id }) => id);
    const appeals = new Map<string, Appeal[]>();
    for (const ids of pagesOf(denied)) await this.addAppealsOf(ids, appeals);
    for (const ids of pagesOf([...claims.keys()])) {
      for (const id of ids) {
        for (const sheet of [daily, metric]) countClaim(sheet, claims.get(id) as CountedClaim, appeals.get(id));
      }
      await setImmediate();
    }
    for (const event of await this.eventsOf(runId, span)) metric.practiced(event);
    return { daily_facts: daily.facts(), metric_facts: metric.facts(), duration_facts: metric.durationFacts() };
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
      return row ? row.at.slice(0, 10) : null;
    };
    return [await edge('ASC'), await edge('DESC')];
  }

  private async claimsOf(runId: string, span: DaySpan): Promise<Map<string, CountedClaim>> {
    const claims = new Map<string, CountedClaim>();
    const add = (rows: readonly CountedClaim[]) => {
      for (const row of rows) claims.set(row.id, row);
    };
    const appeals = this.reader.createQueryBuilder(AppealEntity, 'appeal');
    const [submitted, answered, decided] = await Promise.all([
      readClaims(inSpan(this.claims(), 'claim', 'submissionDate', runId, span)),
      readClaims(inSpan(this.claims(), 'claim', 'processingDate', runId, span)),
      inSpan(appeals, 'appeal', 'outcomeDate', runId, span)
        .select('appeal.claimId', 'claimId')
        .getRawMany<{ claimId: string }>(),
    ]);
    add(submitted);
    add(answered);
    const missing = decided.map(({ claimId }) => claimId).filter((id) => !claims.has(id));
    for (const ids of pagesOf(missing)) add(await readClaims(this.claims().where('claim.id IN (:...ids)', { ids })));
    return claims;
  }

  private claims(): SelectQueryBuilder<ClaimEntity> {
    return this.reader.createQueryBuilder(ClaimEntity, 'claim');
  }

  private async addAppealsOf(claimIds: readonly string[], appeals: Map<string, Appeal[]>): Promise<void> {
    for (const appeal of await this.reader.manager.findBy(AppealEntity, { claimId: In(claimIds) })) {
      const known = appeals.get(appeal.claimId);
      if (known) known.push(appeal);
      else appeals.set(appeal.claimId, [appeal]);
    }
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

/** Raw rows: making entities of claims would take longer than all else. */
async function readClaims(query: SelectQueryBuilder<ClaimEntity>): Promise<CountedClaim[]> {
  query.select([]);
  for (const field of CLAIM_FIELDS) query.addSelect(`claim.${field}`, field);
  const rows = await query.getRawMany<{ -readonly [Field in keyof CountedClaim]: CountedClaim[Field] }>();
  for (const row of rows) {
    // Large numbers come as text from PostgreSQL.
    row.billedAmount = Number(row.billedAmount);
    row.allowedAmount = Number(row.allowedAmount);
    row.paidAmount = Number(row.paidAmount);
  }
  return rows;
}

function* pagesOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += PAGE) yield ids.slice(start, start + PAGE);
}
