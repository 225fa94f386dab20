import { Inject, Injectable } from '@nestjs/common';
import type { AppealQuery, AppealView } from '@portal/contracts';
import { centsToDollars } from '@portal/domain';
import { AppealEntity, READER, readKeysetPage } from '@portal/server/database';
import type { DataSource } from 'typeorm';

/** Answers the list of appeals. */
@Injectable()
export class AppealReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** A page of appeals, newest first. */
  async list({ cursor, limit, runId, claimId, status, filedFrom, filedTo }: AppealQuery) {
    const query = this.reader.getRepository(AppealEntity).createQueryBuilder('appeal');
    if (runId) query.andWhere('appeal.runId = :runId', { runId });
    if (claimId) query.andWhere('appeal.claimId = :claimId', { claimId });
    if (status) query.andWhere('appeal.appealStatus IN (:...status)', { status });
    if (filedFrom) query.andWhere('appeal.appealDate >= :filedFrom', { filedFrom });
    if (filedTo) query.andWhere('appeal.appealDate < :filedEnd', { filedEnd: `${filedTo}T24` });
    const total = await query.getCount();
    const { rows, ...cursors } = await readKeysetPage(
      query,
      { property: 'appealDate', descending: true },
      cursor,
      limit,
    );
    return { items: rows.map(toAppealView), ...cursors, total };
  }
}

/** An appeal as the API shows it: amounts in dollars. */
function toAppealView(appeal: AppealEntity): AppealView {
  const { id, claimId, runId, appealDate, appealReason, appealStatus, decisionDueDate, outcomeDate } = appeal;
  return {
    id,
    claimId,
    runId,
    appealDate,
    appealReason,
    appealStatus,
    decisionDueDate,
    outcomeDate,
    amountAtStake: centsToDollars(appeal.amountAtStake),
    recoveredAmount: centsToDollars(appeal.recoveredAmount),
  };
}
