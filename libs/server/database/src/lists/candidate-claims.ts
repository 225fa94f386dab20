import { answerOf, ANY, WHOLE_CLAIM } from '@portal/domain';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { ClaimLineEntity } from '../entities/claim-line.entity.js';
import type { DetectionCandidateEntity } from '../entities/detection.entity.js';

/**
 * Narrows a query of claims to those that a candidate of detection is about: refused with its codes for its service since
 * it began, answered by the time of its last look.
 */
export function whereCandidateHolds<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  candidate: Omit<DetectionCandidateEntity, 'run'>,
): SelectQueryBuilder<Row> {
  const { runId, payerId, procedureCode, placeOfService, answer, began, updatedAt } = candidate;
  const claim = query.alias;
  const { group, carc, rarcs } = answerOf(answer);
  query
    .andWhere(`${claim}.runId = :candidateRun AND ${claim}.initialStatus = 'denied'`, { candidateRun: runId })
    .andWhere(`${claim}.denialGroup = :candidateGroup AND ${claim}.denialCarc = :candidateCarc`, {
      candidateGroup: group,
      candidateCarc: carc,
    })
    .andWhere(`${claim}.denialRarcs = :candidateRarcs`, { candidateRarcs: JSON.stringify(rarcs) })
    .andWhere(`${claim}.processingDate <= :candidateUpdated`, { candidateUpdated: updatedAt });
  if (began !== null) query.andWhere(`${claim}.submissionDate >= :candidateBegan`, { candidateBegan: began });
  if (payerId !== ANY) query.andWhere(`${claim}.payerId = :candidatePayer`, { candidatePayer: payerId });
  if (placeOfService !== ANY)
    query.andWhere(`COALESCE(${claim}.placeOfService, '') = :candidatePlace`, { candidatePlace: placeOfService });
  if (procedureCode === WHOLE_CLAIM) return query.andWhere(`${claim}.denialLine IS NULL`);
  const line = query
    .subQuery()
    .select('1')
    .from(ClaimLineEntity, 'denied')
    .where(`denied.claimId = ${claim}.id AND denied.lineNumber = ${claim}.denialLine`)
    .andWhere('denied.procedureCode = :candidateCode');
  return query.andWhere(`EXISTS ${line.getQuery()}`).setParameter('candidateCode', procedureCode);
}
