import { Inject, Injectable } from '@nestjs/common';
import type { PatternView } from '@portal/contracts';
import { centsToDollars, PATTERN_LIST } from '@portal/domain';
import { DailyFactEntity, latestRun, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';

interface CauseTotals {
  readonly causeId: string;
  readonly denied: number;
  readonly approved: number;
  readonly deniedBilled: number;
  readonly won: number;
  readonly lost: number;
}

/** Answers the list of patterns with what the stored claims say about each. */
@Injectable()
export class PatternReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /**
   * All patterns, most denied charges first. Figures come from the daily facts: the cause is read from the claim.
   * @param runId the run that changed last when left out: simulated time of several runs cannot be mixed
   */
  async list(runId: string | undefined, status: 'active' | 'inactive' | undefined): Promise<{ items: PatternView[] }> {
    const totals = await this.totals(runId ?? (await latestRun(this.reader.manager))?.id);
    const decided = totals.reduce((sum, { denied, approved }) => sum + denied + approved, 0);
    const deniedCharges = totals.reduce((sum, { deniedBilled }) => sum + deniedBilled, 0);
    const items = PATTERN_LIST.map((pattern): PatternView => {
      const total = totals.find(({ causeId }) => causeId === pattern.id);
      const claims = total?.denied ?? 0;
      const { id, name, category, denialReason, group, carc, description, suggestedAction } = pattern;
      return {
        id,
        name,
        category,
        denialReason,
        status: claims > 0 ? 'active' : 'inactive',
        group,
        carc,
        rarcs: [...pattern.rarcs],
        description,
        suggestedAction,
        appealsWon: total?.won ?? 0,
        appealsDecided: (total?.won ?? 0) + (total?.lost ?? 0),
        claims,
        share: decided === 0 ? 0 : claims / decided,
        billedAmount: centsToDollars(total?.deniedBilled ?? 0),
        score: deniedCharges === 0 ? 0 : Math.round((100 * (total?.deniedBilled ?? 0)) / deniedCharges),
      };
    });
    return {
      items: items.filter((item) => !status || item.status === status).sort((a, b) => b.billedAmount - a.billedAmount),
    };
  }

  private async totals(runId: string | undefined): Promise<CauseTotals[]> {
    if (runId === undefined) return [];
    const query = this.reader
      .getRepository(DailyFactEntity)
      .createQueryBuilder('fact')
      .select('fact.causeId', 'causeId')
      .addSelect('SUM(fact.denied)', 'denied')
      .addSelect('SUM(fact.approved)', 'approved')
      .addSelect('SUM(fact.deniedBilled)', 'deniedBilled')
      .addSelect('SUM(fact.overturned)', 'won')
      .addSelect('SUM(fact.upheld)', 'lost')
      .where('fact.runId = :runId', { runId })
      .groupBy('fact.causeId');
    const rows = await query.getRawMany<Record<keyof CauseTotals, string>>();
    return rows.map((row) => ({
      causeId: row.causeId,
      denied: Number(row.denied),
      approved: Number(row.approved),
      deniedBilled: Number(row.deniedBilled),
      won: Number(row.won),
      lost: Number(row.lost),
    }));
  }
}
