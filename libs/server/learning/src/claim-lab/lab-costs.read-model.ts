import { Inject, Injectable } from '@nestjs/common';
import type { LabPatterns } from '@portal/contracts';
import {
  centsToDollars,
  type Instant,
  lastBegunDay,
  lengthOf,
  masteryOf,
  PATTERN_LIST,
  periodEnding,
  toCalendarDate,
} from '@portal/domain';
import { ClaimEntity, MetricFactEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { LabSessionReadModel } from './lab-session.read-model.js';

/** Days over which denials are added up: those of a month on the dashboard. */
const DAYS = lengthOf(periodEnding('month', toCalendarDate(0)));

/** Whose claims count, up to which simulated instant. */
interface CostScope {
  readonly runId: string | null;
  readonly simulatedNow: Instant | null;
}

interface Cost {
  readonly causeId: string;
  readonly claims: string | number;
  readonly billed: string | number;
}

/** Answers which patterns cost most, so that people practice what matters to them. */
@Injectable()
export class LabCostsReadModel {
  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly sessions: LabSessionReadModel,
  ) {}

  /** All patterns, the costliest first, with what the person knows of each. */
  async patterns({ runId, simulatedNow }: CostScope, userId: string | undefined): Promise<LabPatterns> {
    const costs = runId && simulatedNow ? await this.ofRun(runId, simulatedNow) : await this.ofNoRun();
    const scores = userId === undefined ? null : await this.sessions.scoresOf(userId);
    const items = PATTERN_LIST.map(({ id, name, description }) => {
      const cost = costs.find(({ causeId }) => causeId === id);
      const own = scores?.filter(({ patternId }) => patternId === id).map(({ score }) => score);
      return {
        patternId: id,
        name,
        description,
        deniedClaims: Number(cost?.claims ?? 0),
        deniedAmount: centsToDollars(Number(cost?.billed ?? 0)),
        sessions: own?.length ?? 0,
        mastery: own ? masteryOf(own) : null,
      };
    });
    return { runId, days: DAYS, items: items.sort((a, b) => b.deniedAmount - a.deniedAmount) };
  }

  /** By the day of the first answer, as the dashboard counts them. */
  private ofRun(runId: string, now: Instant): Promise<Cost[]> {
    return this.reader
      .getRepository(MetricFactEntity)
      .createQueryBuilder('fact')
      .where("fact.runId = :runId AND fact.level = 'all'", { runId })
      .andWhere('fact.day BETWEEN :from AND :to', periodEnding('month', lastBegunDay(now)))
      .select('fact.causeId', 'causeId')
      .addSelect('SUM(fact.denied)', 'claims')
      .addSelect('SUM(fact.deniedBilled)', 'billed')
      .groupBy('fact.causeId')
      .getRawMany();
  }

  private ofNoRun(): Promise<Cost[]> {
    return this.reader
      .getRepository(ClaimEntity)
      .createQueryBuilder('claim')
      .where("claim.runId IS NULL AND claim.initialStatus = 'denied'")
      .select('claim.denialCauseId', 'causeId')
      .addSelect('COUNT(*)', 'claims')
      .addSelect('SUM(claim.billedAmount)', 'billed')
      .groupBy('claim.denialCauseId')
      .getRawMany();
  }
}
