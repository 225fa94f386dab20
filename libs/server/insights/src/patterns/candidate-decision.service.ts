import { Injectable } from '@nestjs/common';
import type { PatternCandidate } from '@portal/contracts';
import { type CandidateStatus, notFound, PATTERN_IDS } from '@portal/domain';
import { DetectionCandidateEntity, takeTurn, UnitOfWork } from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import { CandidateReadModel } from './candidate.read-model.js';

/** Digits of a pattern's number. */
const NUMBER_DIGITS = 3;

/** What people decide about candidates. */
@Injectable()
export class CandidateDecisionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly candidates: CandidateReadModel,
  ) {}

  /**
   * Notes a decision. A candidate that is confirmed keeps its number, whatever is decided later.
   * @throws DomainError `not-found`
   */
  async decide(id: string, status: CandidateStatus): Promise<PatternCandidate> {
    const decided = await this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'candidates');
      const candidate = await manager.findOneBy(DetectionCandidateEntity, { id });
      if (!candidate) throw notFound('candidate', id);
      const patternId =
        candidate.patternId ?? (status === 'confirmed' ? await nextNumber(manager, candidate.runId) : null);
      await manager.update(DetectionCandidateEntity, { id }, { status, patternId });
      return { ...candidate, status, patternId };
    });
    return this.candidates.view(decided);
  }
}

/** The number after those of the catalogue and of what was confirmed in the run: `PTN-008` and up. */
async function nextNumber(manager: EntityManager, runId: string): Promise<string> {
  const confirmed = await manager
    .createQueryBuilder(DetectionCandidateEntity, 'candidate')
    .where('candidate.runId = :runId AND candidate.patternId IS NOT NULL', { runId })
    .getCount();
  return `PTN-${String(PATTERN_IDS.length + confirmed + 1).padStart(NUMBER_DIGITS, '0')}`;
}
