import { Inject, Injectable } from '@nestjs/common';
import type { ClaimProvenance } from '@portal/contracts';
import { causeName, notFound } from '@portal/domain';
import { ClaimEntity, GenerationRunEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { ReceivedClaimEntity } from '../received/received-claim.entity.js';
import { ClaimTruthEntity } from './claim-truth.entity.js';

/** Where a claim came from: its random stream and what was planted in it, or its place in a file. For the admin only. */
@Injectable()
export class ProvenanceReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** @throws DomainError `not-found` */
  async provenance(claimId: string): Promise<ClaimProvenance> {
    const claim = await this.reader.manager.findOneBy(ClaimEntity, { id: claimId });
    if (!claim) throw notFound('claim', claimId);
    const truth = await this.reader.manager.findOneBy(ClaimTruthEntity, { claimId });
    const received = await this.reader.manager.findOneBy(ReceivedClaimEntity, { claimId });
    const run = claim.runId && (await this.reader.manager.findOneBy(GenerationRunEntity, { id: claim.runId }));
    return {
      claimId,
      runId: claim.runId,
      seed: run && !received ? run.seed : null,
      stream: truth?.stream ?? null,
      sequence: claim.sequence,
      simulationVersion: run && !received ? run.simulationVersion : null,
      templateId: truth?.templateId ?? null,
      truthKnown: truth !== null,
      planted: truth && plantedIn(truth),
      received: received && { claim: received.claimPlace, answer: received.answerPlace },
      occurredAt: claim.submissionDate,
      recordedAt: claim.recordedAt,
    };
  }
}

function plantedIn({
  plantedCauseId,
  operation,
  lineNumber,
  description,
}: ClaimTruthEntity): ClaimProvenance['planted'] {
  if (plantedCauseId === null) return null;
  return { causeId: plantedCauseId, name: causeName(plantedCauseId), operation, lineNumber, description };
}
