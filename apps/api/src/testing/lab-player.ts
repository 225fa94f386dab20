import type { LabExerciseView, LabSessionView } from '@portal/contracts';
import { type Claim, type ClaimEdit, findCorrection, type PolicyBook } from '@portal/domain';
import { policyBook } from '@portal/reference';
import { ClaimEntity } from '@portal/server/database';
import type { ServedPortal } from './open-portal.js';

const LAB = '/api/claim-lab';

/** Plays Claim Lab over HTTP as a person would who knows every answer. */
export class LabPlayer {
  /** @param book the rules under which the claims were denied; those of the demo scenario when left out */
  constructor(
    private readonly portal: Pick<ServedPortal, 'client' | 'sources'>,
    private readonly book: PolicyBook = policyBook('demo'),
  ) {}

  private get client() {
    return this.portal.client;
  }

  /** A whole session with everything right at once; on the claims of the current run unless another is named. */
  async play(patternId: string, userId: string, runId?: string): Promise<LabSessionView> {
    const body = { patternId, userId, ...(runId && { runId }) };
    const session = await this.client.accepted<LabSessionView>('POST', `${LAB}/sessions`, body);
    for (let number = 1; number <= session.exercises.length; number++) {
      const { cause, edits } = await this.way(session.id, number);
      const path = `${LAB}/sessions/${session.id}/exercises/${number}/answers`;
      await this.client.accepted('POST', path, { try: 1, patternId: cause, edits });
    }
    return this.client.accepted('GET', `${LAB}/sessions/${session.id}`);
  }

  /** The number of the first exercise with a claim of the pattern. */
  async numberOf({ id, exercises }: LabSessionView, patternId: string): Promise<number> {
    for (let number = 1; number <= exercises.length; number++)
      if ((await this.way(id, number)).cause === patternId) return number;
    throw new Error(`no exercise of ${patternId}`);
  }

  /** The changes that mend the claim of an exercise. */
  async solution(id: string, number: number): Promise<readonly ClaimEdit[]> {
    return (await this.way(id, number)).edits;
  }

  private async way(id: string, number: number): Promise<{ cause: string; edits: readonly ClaimEdit[] }> {
    const { claimId } = await this.client.accepted<LabExerciseView>('GET', `${LAB}/sessions/${id}/exercises/${number}`);
    const claim = await this.storedClaim(claimId);
    const correction = findCorrection(claim, this.book);
    if (!correction || claim.denialCauseId === null) throw new Error(`${claimId} cannot be mended`);
    return { cause: claim.denialCauseId, edits: correction.edits };
  }

  private storedClaim(id: string): Promise<Claim> {
    const claims = this.portal.sources.reader.getRepository(ClaimEntity);
    return claims.findOneOrFail({
      where: { id },
      relations: { lineItems: true },
      order: { lineItems: { lineNumber: 'ASC' } },
    });
  }
}
