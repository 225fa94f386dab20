import { Inject, Injectable } from '@nestjs/common';
import type { ResultsStatementView, StatementPage, StatementQuery, StatementRequest } from '@portal/contracts';
import {
  centsToDollars,
  dayOf,
  DomainError,
  lengthOf,
  type ResultsFigures,
  statementFault,
  statementId,
  type StatementLink,
  statementNumber,
  statementText,
  unknownReference,
} from '@portal/domain';
import {
  AppealEntity,
  ClaimEntity,
  GenerationRunEntity,
  LabSessionEntity,
  READER,
  readKeysetPage,
  ResultsStatementEntity,
  takeTurn,
  UnitOfWork,
} from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { createHash } from 'node:crypto';
import { type DataSource, type EntityManager, In } from 'typeorm';

/** Longest period of a statement. */
const MOST_DAYS = 366;

type Period = Pick<StatementRequest, 'runId' | 'from' | 'to'>;

/**
 * Issues statements of results: snapshots of a period that is over, chained by their hashes, never changed. They stay when their
 * run is deleted. The chain is checked at every reading, at the statements that are read.
 */
@Injectable()
export class ResultsService {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly wallClock: WallClock,
  ) {}

  /** A page of statements, latest first. */
  async list({ cursor, limit, runId }: StatementQuery): Promise<StatementPage> {
    const query = this.reader.getRepository(ResultsStatementEntity).createQueryBuilder('statement').where('1 = 1');
    if (runId) query.andWhere('statement.runId = :runId', { runId });
    const total = await query.getCount();
    const { rows, ...cursors } = await readKeysetPage(query, { property: 'id', descending: true }, cursor, limit);
    return { items: await this.views(rows), ...cursors, total };
  }

  /**
   * Issues a statement; one that was issued for the same days is given again.
   * @throws DomainError `unknown-reference` for an unknown run, `invalid-input` for days that are not over
   */
  async issue(request: StatementRequest): Promise<ResultsStatementView> {
    const { runId, from, to, issuedBy } = request;
    await this.check(request);
    const statement = await this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'statements');
      const issued = await manager.findOneBy(ResultsStatementEntity, { runId, from, to });
      if (issued) return issued;
      const [before] = await manager.find(ResultsStatementEntity, { order: { id: 'DESC' }, take: 1 });
      const id = statementId(before ? statementNumber(before.id) + 1 : 1);
      const figures = await figuresOf(manager, request);
      const content = { id, runId, from, to, figures, issuedBy, issuedAt: this.wallClock.now() };
      const chained = { ...content, previousHash: before?.hash ?? null };
      const row = { ...chained, hash: hashOf(chained) };
      await manager.insert(ResultsStatementEntity, row);
      return row;
    });
    const [view] = await this.views([statement]);
    return view as ResultsStatementView;
  }

  /** Statements with the check of their links. Reads no more than the two neighbors of each, by their ids. */
  private async views(statements: readonly ResultsStatementEntity[]): Promise<ResultsStatementView[]> {
    const neighbors = statements.flatMap(({ id }) => [idBeside(id, -1), idBeside(id, 1)]);
    const links: StatementLink[] = await this.reader.getRepository(ResultsStatementEntity).find({
      select: { id: true, previousHash: true, hash: true },
      where: { id: In([...new Set(neighbors)]) },
    });
    const byId = new Map(links.map((link) => [link.id, link]));
    return statements.map((own) => {
      const { id } = own;
      const [before, after] = [byId.get(idBeside(id, -1)), byId.get(idBeside(id, 1))];
      return toView(own, statementFault({ own, hashNow: hashOf(own), before, after }));
    });
  }

  private async check({ runId, from, to }: Period): Promise<void> {
    const refused = (pointer: string, detail: string) =>
      new DomainError('invalid-input', `No statement can be issued: ${detail}.`, [{ pointer, detail }]);
    const run = await this.reader.getRepository(GenerationRunEntity).findOneBy({ id: runId });
    if (!run) throw unknownReference('run', runId, '/runId');
    if (to < from) throw refused('/to', 'the last day lies before the first');
    if (lengthOf({ from, to }) > MOST_DAYS) throw refused('/to', `at most ${MOST_DAYS} days`);
    if (to >= dayOf(run.cursor)) throw refused('/to', `the run stands on ${dayOf(run.cursor)}`);
  }
}

async function figuresOf(manager: EntityManager, { runId, from, to }: Period): Promise<ResultsFigures> {
  const days = { runId, from, end: `${to}T24` };
  const sum = (entity: typeof AppealEntity | typeof ClaimEntity | typeof LabSessionEntity, instant: string) =>
    manager
      .createQueryBuilder(entity, 'row')
      .where(`row.runId = :runId AND row.${instant} >= :from AND row.${instant} < :end`, days)
      .select('COUNT(*)', 'count');
  const won = await sum(AppealEntity, 'outcomeDate')
    .andWhere("row.appealStatus = 'overturned'")
    .addSelect('SUM(row.recoveredAmount)', 'amount')
    .getRawOne<Sum>();
  const paid = await sum(ClaimEntity, 'processingDate')
    .andWhere("row.frequencyCode = '7' AND row.initialStatus = 'approved'")
    .addSelect('SUM(row.paidAmount)', 'amount')
    .getRawOne<Sum>();
  const practiced = await sum(LabSessionEntity, 'simulatedEnd')
    .andWhere("row.state = 'completed'")
    .addSelect('COUNT(DISTINCT row.userId)', 'amount')
    .getRawOne<Sum>();
  return {
    appealsWon: Number(won?.count ?? 0),
    recovered: Number(won?.amount ?? 0),
    replacementsPaid: Number(paid?.count ?? 0),
    replacementsAmount: Number(paid?.amount ?? 0),
    sessions: Number(practiced?.count ?? 0),
    people: Number(practiced?.amount ?? 0),
  };
}

interface Sum {
  readonly count: string | number;
  readonly amount: string | number | null;
}

/** The id of the statement that stands so many places after this one. */
function idBeside(id: string, places: number): string {
  return statementId(statementNumber(id) + places);
}

function toView(statement: ResultsStatementEntity, why: string | null): ResultsStatementView {
  const { id, runId, from, to, figures, issuedBy, issuedAt, previousHash, hash } = statement;
  return {
    ...{ id, runId, from, to, issuedBy, issuedAt, previousHash, hash, ...figures },
    recovered: centsToDollars(figures.recovered),
    replacementsAmount: centsToDollars(figures.replacementsAmount),
    intact: why === null,
    why,
  };
}

function hashOf(content: Parameters<typeof statementText>[0]): string {
  return createHash('sha256').update(statementText(content)).digest('hex');
}
