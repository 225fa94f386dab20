import { Inject, Injectable } from '@nestjs/common';
import { dayOf, daysBetween } from '@portal/domain';
import { ClaimEntity, type KeysetOrder, READER } from '@portal/server/database';
import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type AnsweredDays, type ClaimCondition, type ClaimsQuery, comparison, hidden } from './claim-condition.js';
import { RoughFigures } from './rough-figures.js';

/** Values of which the claims are read one after the other, each in order. */
const MOST_VALUES = 8;

/** How much is read on one way before another is better, by what the list is ordered by. */
export interface PathLimits {
  /**
   * Claims that are read by their ids and sorted in some ten milliseconds; more of them where the other way is through the
   * list by charge.
   */
  readonly few: Readonly<Record<ClaimOrder['property'], number>>;
  /** Claims that are read by their ids where else all of the run would be read and sorted. */
  readonly many: number;
  /**
   * Entries of an index that are read and sorted in some ten milliseconds: no row of a claim is read for them. By day of
   * submission a filter that more claims meet leads as well, because its claims stand in that order.
   */
  readonly some: Readonly<Record<ClaimOrder['property'], number>>;
  /**
   * Claims that are gone through in the order of charges for a page: at first, and once no better way was found. The index
   * by charge holds what is settled when a claim is sent; for any other filter the claim itself is read.
   */
  readonly walked: { readonly first: number; readonly settled: number };
}

/** An order of the list. */
export interface ClaimOrder extends KeysetOrder<ClaimEntity> {
  readonly property: 'submissionDate' | 'billedAmount';
}

/** Claims of a run that are looked for. */
export interface Wanted {
  /** Null for claims of no run. */
  readonly runId: string | null;
  readonly conditions: readonly ClaimCondition[];
}

/** A way to claims that are looked for. */
export interface ClaimPath extends Wanted {
  /** By which of the conditions they are found; null = the claims of the run are gone through. */
  readonly lead: ClaimCondition | null;
  /** True when all that are found must be read before it is known which come first. */
  readonly sorted: boolean;
  /** Set where the run is gone through in the order of charges: after so many claims the path is given up for another. */
  readonly walk?: { readonly atMost: number; readonly otherwise: () => Promise<ClaimPath> };
}

/**
 * Finds the way on which the first claims in an order are found with the least to read. Under filters that few claims meet
 * a list would be gone through to its end: then that filter leads which the fewest claims meet. How many these are is
 * looked at only as far as it matters.
 */
@Injectable()
export class ClaimPathFinder {
  /** Measured over a million claims. */
  limits: PathLimits = {
    few: { submissionDate: 3_000, billedAmount: 9_000 },
    many: 50_000,
    some: { submissionDate: 20_000, billedAmount: 60_000 },
    walked: { first: 4_000, settled: 60_000 },
  };

  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly figures: RoughFigures,
  ) {}

  /** The paths that together give the first claims from one end of the list, or from a place within. */
  async pathsTo(wanted: Wanted, { property, descending }: ClaimOrder, fromEnd: boolean): Promise<ClaimPath[]> {
    const few = await this.leadOf(this.limits.few[property], wanted);
    if (few) return [{ ...wanted, lead: few, sorted: true }];
    if (property === 'billedAmount') return [this.byCharge(wanted)];
    return this.byDay(wanted, fromEnd && !descending);
  }

  /** The path on which all claims that are looked for are counted. */
  async pathToAll(wanted: Wanted): Promise<ClaimPath> {
    const leads = wanted.conditions.filter(({ values }) => values);
    const few = await this.leadOf(this.limits.few.submissionDate, wanted);
    const lead =
      few ??
      (leads.length > 1 ? await this.firstOf(this.limits.some.submissionDate, wanted, leads) : undefined) ??
      leads[0] ??
      null;
    return { ...wanted, lead, sorted: false };
  }

  /** Claims on a path. */
  claimsOn({ runId, conditions, lead }: Omit<ClaimPath, 'sorted'>): ClaimsQuery {
    const query = this.reader.getRepository(ClaimEntity).createQueryBuilder('claim');
    query.where(ofRun(hidden('claim.runId', !lead?.ids || lead.inIndex === true), runId), { runId });
    for (const condition of conditions) {
      condition.apply(query, condition === lead || (condition.days !== undefined && narrowsByDay(lead)));
    }
    return query;
  }

  /** The runs that have claims, and null for claims of no run. */
  async runs(): Promise<(string | null)[]> {
    const first = 'SELECT MIN(run_id) AS id FROM claims';
    const rows: { id: string | null }[] = await this.reader.query(
      `WITH RECURSIVE run AS (${first} UNION ALL
        SELECT (${first} WHERE run_id > run.id) FROM run WHERE run.id IS NOT NULL) SELECT id FROM run`,
    );
    return rows.map(({ id }) => id);
  }

  private async byDay(wanted: Wanted, fromFirst: boolean): Promise<ClaimPath[]> {
    const { conditions } = wanted;
    const leads = conditions.filter(({ values, inIndex }) => values ?? inIndex);
    const single = leads.length === 1 && leads[0]?.values?.length === 1;
    const { some } = this.limits;
    const lead = single ? leads[0] : await this.firstOf(some.submissionDate, wanted, leads);
    if (lead && !isShort(lead)) return [{ ...wanted, lead, sorted: true }];
    // With other filters it may be that hardly any claim meets all, and the list would be gone through to its end.
    const service = lead || conditions.length === 1 ? undefined : conditions.find(({ isService }) => isService);
    if (service && (await this.firstOf(some.billedAmount, wanted, [service])))
      return [{ ...wanted, lead: service, sorted: true }];
    const bounded = lead ? wanted : await this.notBefore(wanted, fromFirst);
    if (!bounded) return [];
    return inOrder(bounded, lead ?? leads.find(isShort));
  }

  /** Filters that many claims meet fill a page soon; only when they do not, it is worth to look for a better way. */
  private byCharge(wanted: Wanted): ClaimPath {
    const isPlain = wanted.conditions.every(({ charges }) => charges);
    const atMost = isPlain ? Number.POSITIVE_INFINITY : this.limits.walked.first;
    return { ...wanted, lead: null, sorted: false, walk: { atMost, otherwise: () => this.byChargeFurther(wanted) } };
  }

  private async byChargeFurther(wanted: Wanted): Promise<ClaimPath> {
    const { conditions } = wanted;
    const { some, many, walked } = this.limits;
    const leads = conditions.filter(({ values, days, inIndex }) => values ?? days ?? inIndex);
    const lead = await this.firstOf(some.billedAmount, wanted, leads);
    if (lead) return { ...wanted, lead, sorted: true };
    const service = leads.find(({ isService }) => isService);
    const last = service ?? leads[0] ?? (await this.leadOf(many, wanted)) ?? null;
    const sorted = { ...wanted, lead: last, sorted: true };
    if (!conditions.every(({ isSettled }) => isSettled)) return sorted;
    return { ...wanted, lead: null, sorted: false, walk: { atMost: walked.settled, otherwise: async () => sorted } };
  }

  private leadOf(few: number, wanted: Wanted): Promise<ClaimCondition | undefined> {
    const byIds = wanted.conditions.filter(({ ids }) => ids);
    return firstThat(byIds, (each) => this.areAtMost(few, each));
  }

  private async areAtMost(most: number, { ids }: ClaimCondition): Promise<boolean> {
    const query = this.reader.createQueryBuilder() as SelectQueryBuilder<ObjectLiteral>;
    return ids !== undefined && !(await hasMoreThan(most, ids(query)));
  }

  private firstOf(most: number, wanted: Wanted, leads: readonly ClaimCondition[]): Promise<ClaimCondition | undefined> {
    return firstThat(leads, (lead) => this.leadsToAtMost(most, wanted.runId, lead));
  }

  private async leadsToAtMost(most: number, runId: string | null, lead: ClaimCondition): Promise<boolean> {
    const { name, values = [], isService } = lead;
    if (name === undefined) return !(await hasMoreThan(most, this.idsOf(runId, lead)));
    if (isService) return (await this.numberOf(runId, name, lead)) <= most;
    let number = 0;
    for (const value of values) {
      number += await this.numberOf(runId, `${name} ${value}`, lead.one?.(value) ?? lead);
      if (number > most) return false;
    }
    return true;
  }

  /** About how many claims of a run a condition leads to, as far as that matters. */
  private numberOf(runId: string | null, name: string, lead: ClaimCondition): Promise<number> {
    const most = this.limits.some.billedAmount + 1;
    return this.figures.of(`claims of ${runId} with ${name}, up to ${most}`, async () => {
      const ids = this.idsOf(runId, lead).limit(most);
      const counted = await this.reader
        .createQueryBuilder()
        .select('COUNT(*)', 'number')
        .from(`(${ids.getQuery()})`, 'counted')
        .setParameters(ids.getParameters())
        .getRawOne<{ number: number | string }>();
      return Number(counted?.number);
    });
  }

  private idsOf(runId: string | null, lead: ClaimCondition): ClaimsQuery {
    return this.claimsOn({ runId, conditions: [lead], lead }).select('claim.id', 'id');
  }

  /**
   * What is wanted, from the day on which the first of it was submitted; null when there is nothing. On the way from the
   * first day that is where it begins; on others it is where they may end, which is not worth more than a short look.
   */
  private async notBefore(wanted: Wanted, fromFirst: boolean): Promise<Wanted | null> {
    const condition = wanted.conditions.find(({ answered }) => answered);
    const days = condition?.answered;
    if (!days) return wanted;
    if (!(await this.areAtMost(this.limits.some.billedAmount, condition))) {
      if (!fromFirst || (await this.isNearer(wanted.runId, days))) return wanted;
    }
    const query = this.reader.createQueryBuilder() as SelectQueryBuilder<ObjectLiteral>;
    const row = await days.firstSubmission(query).getRawOne<{ first: string | null }>();
    if (!row?.first) return null;
    // The later of two bounds on one side: SQLite begins at the one that stands first.
    const from = wanted.conditions.find((each) => each.days)?.days?.from ?? '';
    const first = row.first > from ? row.first : from;
    const notBefore = comparison((query) => void query.andWhere('claim.submissionDate >= :first', { first }));
    return { ...wanted, conditions: [notBefore, ...wanted.conditions] };
  }

  /** Whether there are fewer days from the first of a run up to some days of answer than these are. */
  private async isNearer(runId: string | null, answered: AnsweredDays): Promise<boolean> {
    const edge = async (direction: 'ASC' | 'DESC') => {
      const claims = this.reader.getRepository(ClaimEntity).createQueryBuilder('claim');
      const row = await claims
        .select('claim.submissionDate', 'at')
        .where(ofRun('claim.runId', runId), { runId })
        .orderBy('claim.submissionDate', direction)
        .limit(1)
        .getRawOne<{ at: string }>();
      return row && dayOf(row.at);
    };
    const [first, last] = await Promise.all([edge('ASC'), edge('DESC')]);
    if (first === undefined || last === undefined) return true;
    const to = answered.to !== undefined && answered.to < last ? answered.to : last;
    return daysBetween(first, answered.from) <= daysBetween(answered.from, to);
  }
}

/** Whether a condition has few enough values for the claims of each to be read by themselves. */
export function isShort({ values }: ClaimCondition): boolean {
  return values !== undefined && values.length <= MOST_VALUES;
}

/**
 * Whether days narrow what a condition leads to, as its claims stand in their order. Of many values SQLite expects so many
 * claims that it would rather go through all of those days.
 */
function narrowsByDay(lead: ClaimCondition | null): boolean {
  return !lead?.values || isShort(lead);
}

/** Claims found by a condition, in order; of each of its values by themselves. */
function inOrder(wanted: Wanted, lead: ClaimCondition | undefined): ClaimPath[] {
  if (!lead) return [{ ...wanted, lead: null, sorted: false }];
  return (lead.values ?? []).map((value) => {
    const one = lead.one?.(value) ?? lead;
    const conditions = wanted.conditions.map((each) => (each === lead ? one : each));
    return { ...wanted, conditions, lead: one, sorted: false };
  });
}

function ofRun(column: string, runId: string | null): string {
  return runId === null ? `${column} IS NULL` : `${column} = :runId`;
}

async function hasMoreThan(number: number, query: SelectQueryBuilder<ObjectLiteral>): Promise<boolean> {
  return (await query.offset(number).limit(1).getRawOne()) !== undefined;
}

/** The first that passes a test. Conditions stand in the order of how few claims they tend to leave. */
async function firstThat<Item>(
  items: readonly Item[],
  test: (item: Item) => Promise<boolean>,
): Promise<Item | undefined> {
  for (const item of items) if (await test(item)) return item;
  return undefined;
}
