import { Inject, Injectable } from '@nestjs/common';
import type { LearningProgress } from '@portal/contracts';
import {
  addDays,
  type CalendarDate,
  dayOf,
  DENIAL_PATTERNS,
  LAB_EXERCISES,
  LAB_POINTS,
  MASTERED,
  masteryOf,
  type PatternId,
  type Proportion,
  rateChange,
} from '@portal/domain';
import { DailyFactEntity, LabSessionEntity, READER } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { DataSource } from 'typeorm';
import { stateOf } from './session-state.js';
import { StaffPracticeReadModel } from './staff-practice.read-model.js';

/** Days that are compared on each side of the practice. */
const DAYS = 28;
/** Stands for the day of a session that has none. */
const NEVER: CalendarDate = '1970-01-01';
/** Sessions that progress is read from at most, the latest. */
const MOST_SESSIONS = 2_000;

type Session = Pick<
  LabSessionEntity,
  | 'id'
  | 'runId'
  | 'userId'
  | 'patternId'
  | 'state'
  | 'points'
  | 'startedAt'
  | 'activeAt'
  | 'simulatedStart'
  | 'simulatedEnd'
>;
type Person = LearningProgress['people'][number];
type Effect = LearningProgress['effects'][number];

/** Answers what people have learned, and whether the practiced patterns are denied less often since. */
@Injectable()
export class LearningProgressReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly wallClock: WallClock,
    private readonly staff: StaffPracticeReadModel,
  ) {}

  /** Progress of all people over all runs, the effect of their practice on the claims of one, and what its staff practiced. */
  async progress(runId: string | null): Promise<LearningProgress> {
    const sessions = await this.sessions();
    const people = groups(sessions, ({ userId, patternId }) => `${patternId} ${userId}`).map((own) => this.person(own));
    const practiced = sessions.filter((session) => session.runId === runId && session.state === 'completed');
    const effects: Effect[] = [];
    for (const own of groups(practiced, ({ patternId }) => patternId)) {
      if (runId !== null) effects.push(await this.effect(runId, own));
    }
    return { runId, people, effects, staff: runId === null ? null : await this.staff.practiceOf(runId) };
  }

  private async sessions(): Promise<Session[]> {
    const latest = await this.reader.getRepository(LabSessionEntity).find({
      select: {
        ...{ id: true, runId: true, userId: true, patternId: true, state: true, points: true },
        ...{ startedAt: true, activeAt: true, simulatedStart: true, simulatedEnd: true },
      },
      order: { startedAt: 'DESC', id: 'DESC' },
      take: MOST_SESSIONS,
    });
    return latest.reverse();
  }

  private person(sessions: readonly Session[]): Person {
    const [{ userId, patternId }] = sessions as [Session];
    const now = this.wallClock.now();
    const scores = sessions
      .filter(({ state }) => state === 'completed')
      .map(({ points }) => points / (LAB_EXERCISES * LAB_POINTS.exercise));
    const mastery = masteryOf(scores);
    return {
      ...{ userId, patternId, mastery, mastered: mastery >= MASTERED },
      patternName: DENIAL_PATTERNS[patternId].name,
      sessions: scores.length,
      abandoned: sessions.filter((session) => stateOf(session, now) === 'abandoned').length,
      meanScore: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
      lastScore: scores.at(-1) ?? null,
      lastPracticed: (sessions.at(-1) as Session).activeAt,
    };
  }

  /** The days of the practice itself belong to neither side. */
  private async effect(runId: string, sessions: readonly Session[]): Promise<Effect> {
    const [{ patternId }] = sessions as [Session];
    const first = dayOf(sessions.map(({ simulatedStart }) => simulatedStart).sort()[0] ?? NEVER);
    const last = dayOf(
      sessions
        .map(({ simulatedEnd }) => simulatedEnd)
        .sort()
        .at(-1) ?? NEVER,
    );
    const before = await this.rate(runId, patternId, addDays(first, -DAYS), addDays(first, -1));
    const after = await this.rate(runId, patternId, addDays(last, 1), addDays(last, DAYS));
    const change = rateChange(proportionOf(before), proportionOf(after));
    return {
      patternId,
      patternName: DENIAL_PATTERNS[patternId].name,
      sessions: sessions.length,
      before,
      after: after.claims === 0 ? null : after,
      change: change && {
        ...{ before: change.before, after: change.after, difference: change.difference, certain: change.certain },
        low: change.interval[0],
        high: change.interval[1],
      },
    };
  }

  private async rate(runId: string, patternId: PatternId, from: CalendarDate, to: CalendarDate) {
    const row = await this.reader
      .getRepository(DailyFactEntity)
      .createQueryBuilder('fact')
      .where('fact.runId = :runId AND fact.day >= :from AND fact.day <= :to', { runId, from, to })
      .select('SUM(fact.approved + fact.denied)', 'claims')
      .addSelect('SUM(CASE WHEN fact.causeId = :patternId THEN fact.denied ELSE 0 END)', 'denied')
      .setParameter('patternId', patternId)
      .getRawOne<{ claims: string | null; denied: string | null }>();
    return { from, to, claims: Number(row?.claims ?? 0), denied: Number(row?.denied ?? 0) };
  }
}

function proportionOf({ claims, denied }: NonNullable<Effect['after']>): Proportion {
  return { hits: denied, total: claims };
}

/** Items with the same key together, in the order in which they came. */
function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const byKey = new Map<string, Item[]>();
  for (const item of items) byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item]);
  return [...byKey.values()];
}
