import { Inject, Injectable } from '@nestjs/common';
import type { LabPatterns } from '@portal/contracts';
import { addDays, centsToDollars, masteryOf, PATTERN_LIST } from '@portal/domain';
import { ClaimEntity, DailyFactEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { LabSessionReadModel } from './lab-session.read-model.js';

/** Days over which denials are added up. */
const DAYS = 30;

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
  async patterns(runId: string | null, userId: string | undefined): Promise<LabPatterns> {
    const costs = runId === null ? await this.ofNoRun() : await this.ofRun(runId);
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

  private async ofRun(runId: string): Promise<Cost[]> {
    const facts = () =>
      this.reader.getRepository(DailyFactEntity).createQueryBuilder('fact').where('fact.runId = :runId', { runId });
    const latest = await facts().select('MAX(fact.day)', 'day').getRawOne<{ day: string | null }>();
    if (!latest?.day) return [];
    const from = addDays(latest.day, 1 - DAYS);
    return facts()
      .andWhere('fact.day >= :from', { from })
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
