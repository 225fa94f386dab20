import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FactAudit, FactDifference } from '@portal/contracts';
import {
  addDays,
  busiestDay,
  type DaySpan,
  DomainError,
  FACT_LEVELS,
  type GenerationConfig,
  lengthOf,
  notFound,
} from '@portal/domain';
import { insertRows, READER, UnitOfWork } from '@portal/server/database';
import { AwaitedWork, measured } from '@portal/server/runtime';
import { Between, type DataSource, type EntityManager, In } from 'typeorm';
import { GenerationEvents } from '../runs/generation-events.js';
import type { GenerationRun } from '../runs/generation-run.js';
import { RunStore } from '../runs/run.store.js';
import type { LongTask, WorkPlan } from '../work/long-task.js';
import { LongWork } from '../work/long-work.js';
import { DIFFERENCES_FOUND, FACT_CHECKS } from './fact-metrics.js';
import { FactRecountReadModel } from './fact-recount.read-model.js';
import { FACT_TABLES, type FactRow, type FactRows, type FactTable } from './fact-tables.js';
import { readAhead } from './read-ahead.js';

/** Claims that are counted in one go, about: what is kept in memory and compared at once. */
const CLAIMS_AT_ONCE = 500;
/** Differences that an answer lists at most. */
const LISTED = 20;
/** How often days of a run that goes on are read at most until no batch comes between. */
const READINGS = 20;

/** Called after a piece; resolves when the next may be worked on. */
type Pause = () => Promise<unknown>;

/** What goes along with a count of facts. */
interface CountWatch {
  /** Told how many days were counted, of how many. */
  counted(days: number, of: number): Promise<void>;
  /** Called first in each transaction that stores facts. */
  hold(manager: EntityManager): Promise<void>;
}

/** Some days of a run: the facts that its claims say, and those that are stored, table by table. */
interface Piece {
  readonly expected: FactRows;
  readonly tables: readonly { readonly table: FactTable; readonly stored: readonly FactRow[] }[];
}

/** Compares the facts of a run with what its claims say, to the cent, and makes them right. */
@Injectable()
export class FactAuditService {
  constructor(
    private readonly runs: RunStore,
    private readonly counted: FactRecountReadModel,
    private readonly unitOfWork: UnitOfWork,
    private readonly works: LongWork,
    private readonly awaited: AwaitedWork,
    private readonly events: GenerationEvents,
    @Inject(READER) private readonly reader: DataSource,
  ) {}

  /**
   * Counts all facts of a run anew, some days at a time, and says where the stored ones differ.
   * @param repair True = days whose facts differ get the new ones, each piece in a transaction of its own;
   * to cancel it leaves whole pieces
   * @throws DomainError `not-found`, or `conflict` while the run goes on: its facts move with every batch
   */
  async audit(runId: string, repair: boolean): Promise<FactAudit> {
    await this.runAtRest(runId);
    const name = `${repair ? 'Repair' : 'Check'} of the facts of ${runId}`;
    return this.works.run(planOf(runId, name), (task) =>
      this.awaited.during(async () => this.counting(await this.runAtRest(runId), repair, task, setImmediate)),
    );
  }

  /**
   * The same check of a run that may go on meanwhile, for which nobody waits: of the days that stand when it begins.
   * @param keepBack called after each piece; the next begins when it resolves, and what it throws ends the check
   * @throws DomainError `not-found`, or `conflict` where batches follow each other too fast for days to be read between two of them
   */
  async checkBeside(runId: string, name: string, keepBack: (task: LongTask) => Promise<unknown>): Promise<FactAudit> {
    return this.works.run(planOf(runId, name), async (task) =>
      this.counting(await this.known(runId), false, task, () => keepBack(task)),
    );
  }

  private async counting(...job: Parameters<FactAuditService['compare']>): Promise<FactAudit> {
    const audit = await measured('fact-recount', () => this.compare(...job));
    this.events.announce('audited', { runId: audit.runId, wrong: audit.repaired ? 0 : audit.differing });
    return audit;
  }

  private async compare(
    { id: runId, revision, config }: GenerationRun,
    repair: boolean,
    task: LongTask,
    pause: Pause,
  ): Promise<FactAudit> {
    const all = await this.daysOf(runId);
    const differences: FactDifference[] = [];
    let [rows, days, differing] = [0, 0, 0];
    const spans = pieces(all, CLAIMS_AT_ONCE / busiestDay(config));
    try {
      for await (const [span, read] of readAhead(spans, (span) => this.read(runId, span))) {
        let [piece, found] = [read, await differencesIn(read)];
        // What differs may have been read while a batch was stored.
        if (found.length > 0 && (await this.known(runId)).revision !== revision) {
          piece = await this.readAtOneRevision(runId, span, pause);
          found = await differencesIn(piece);
        }
        const { expected } = piece;
        for (const { name } of FACT_TABLES) rows += expected[name].length;
        days += lengthOf(span);
        task.report(days, lengthOf(all ?? span));
        differing += found.length;
        differences.push(...found.slice(0, LISTED - differences.length));
        if (found.length > 0 && repair) await this.replace(runId, revision, span, expected);
        await pause();
      }
    } finally {
      // Also what was put right before it was cancelled changes figures, and what followed an earlier repair may have failed.
      if (repair) this.events.announce('repaired', { runId });
    }
    DIFFERENCES_FOUND.inc(differing);
    FACT_CHECKS.inc({ outcome: differing === 0 ? 'right' : 'differing' });
    return { runId, days, rows, differing, repaired: repair && differing > 0, differences };
  }

  /** Counts the facts of a run that has none, before anybody sees it. What its watch throws ends the count. */
  async countAnew(runId: string, config: GenerationConfig, { counted, hold }: CountWatch): Promise<void> {
    const days = await this.counted.daysOf(runId);
    let done = 0;
    const spans = pieces(days, CLAIMS_AT_ONCE / busiestDay(config));
    for await (const [span, rows] of readAhead(spans, (span) => this.counted.recount(runId, span))) {
      await this.unitOfWork.run(async (manager) => {
        await hold(manager);
        await insertFacts(manager, rows);
      });
      done += lengthOf(span);
      await counted(done, lengthOf(days ?? span));
    }
  }

  /** Reads some days of a run that goes on, again where a batch was stored meanwhile. */
  private async readAtOneRevision(runId: string, span: DaySpan, pause: Pause): Promise<Piece> {
    for (let time = 1; time <= READINGS; time++) {
      await pause();
      const before = await this.known(runId);
      const piece = await this.read(runId, span);
      if ((await this.known(runId)).revision === before.revision) return piece;
    }
    throw new DomainError('conflict', `Run ${runId} goes on too fast to have its facts checked.`, [], { runId });
  }

  /** What is stored of some days, table by table, and what should be. */
  private async read(runId: string, span: DaySpan): Promise<Piece> {
    const reading = FACT_TABLES.map(async (table) => ({ table, stored: await this.stored(table, runId, span) }));
    const [expected, tables] = await Promise.all([this.counted.recount(runId, span), Promise.all(reading)]);
    return { expected, tables };
  }

  private async known(runId: string, manager?: EntityManager): Promise<GenerationRun> {
    const run = await this.runs.find(runId, manager);
    if (!run) throw notFound('run', runId);
    return run;
  }

  private async runAtRest(runId: string, manager?: EntityManager): Promise<GenerationRun> {
    const run = await this.known(runId, manager);
    if (run.state === 'running') {
      throw new DomainError('conflict', `Run ${runId} is running. Pause or stop it before you count its facts.`, [], {
        runId,
      });
    }
    return run;
  }

  /** Days that facts or claims stand on. */
  private async daysOf(runId: string): Promise<DaySpan | null> {
    const spans = [await this.counted.daysOf(runId)];
    for (const { entity } of FACT_TABLES) {
      const { from, to } = (await this.reader
        .createQueryBuilder(entity, 'fact')
        .select('MIN(fact.day)', 'from')
        .addSelect('MAX(fact.day)', 'to')
        .where('fact.runId = :runId', { runId })
        .getRawOne<{ from: string | null; to: string | null }>()) ?? { from: null, to: null };
      if (from !== null && to !== null) spans.push({ from, to });
    }
    const days = spans.flatMap((span) => (span ? [span.from, span.to] : [])).sort();
    const [from, to] = [days.at(0), days.at(-1)];
    return from === undefined || to === undefined ? null : { from, to };
  }

  /** Raw rows: making entities of them would hold the event loop. */
  private stored({ entity, keys, measures }: FactTable, runId: string, span: DaySpan): Promise<FactRow[]> {
    const query = this.reader.createQueryBuilder(entity, 'fact').select([]);
    for (const property of [...keys, ...measures]) query.addSelect(`fact.${property}`, property);
    query.where('fact.runId = :runId AND fact.day BETWEEN :from AND :to', { runId, ...span });
    // The level comes before the day in the key: without it all facts of the run would be gone through for these days.
    if (keys.includes('level')) query.andWhere('fact.level IN (:...levels)', { levels: FACT_LEVELS });
    return query.getRawMany<FactRow>();
  }

  private async replace(runId: string, revision: number, span: DaySpan, rows: FactRows): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      if ((await this.runAtRest(runId, manager)).revision !== revision) {
        throw new DomainError('conflict', `Run ${runId} went on meanwhile. Pause or stop it and try again.`, [], {
          runId,
        });
      }
      for (const { entity, keys } of FACT_TABLES) {
        const level = keys.includes('level') && { level: In(FACT_LEVELS) };
        await manager.delete(entity, { runId, day: Between(span.from, span.to), ...level });
      }
      await insertFacts(manager, rows);
    });
  }
}

async function insertFacts(manager: EntityManager, rows: FactRows): Promise<void> {
  for (const { name, entity } of FACT_TABLES) await insertRows<object>(manager, entity, rows[name]);
}

function planOf(runId: string, name: string): WorkPlan {
  return { kind: 'fact-check', name, runId, unit: 'days', total: null };
}

/** Where stored facts differ from those that were counted. Lets other work of the event loop in between. */
async function differencesIn({ expected, tables }: Piece): Promise<FactDifference[]> {
  const found: FactDifference[] = [];
  for (const { table, stored } of tables) {
    found.push(...differencesOf(table, stored, expected[table.name]));
    await setImmediate();
  }
  return found;
}

/** Where rows differ. A row that counts nothing says the same as none. */
function differencesOf(
  { name, keys, measures }: FactTable,
  stored: readonly FactRow[],
  expected: readonly object[],
): FactDifference[] {
  const keyOf = (row: FactRow) => keys.map((key) => row[key]).join(' ');
  const before = new Map(stored.map((row) => [keyOf(row), row]));
  const differences: FactDifference[] = [];
  const compare = (key: string, is: FactRow | undefined, should: FactRow | undefined) => {
    for (const measure of measures) {
      const [one, other] = [Number(is?.[measure] ?? 0), Number(should?.[measure] ?? 0)];
      if (one !== other) differences.push({ table: name, key, measure, stored: one, counted: other });
    }
  };
  for (const row of expected as readonly FactRow[]) {
    const key = keyOf(row);
    compare(key, before.get(key), row);
    before.delete(key);
  }
  for (const [key, row] of before) compare(key, row, undefined);
  return differences;
}

function* pieces(days: DaySpan | null, length: number): Generator<DaySpan> {
  if (!days) return;
  const step = Math.max(1, Math.floor(length));
  for (let from = days.from; from <= days.to; from = addDays(from, step)) {
    const to = addDays(from, step - 1);
    yield { from, to: to < days.to ? to : days.to };
  }
}
