import { type ClaimSubmission, type Instant, submitClaim, toEpochSeconds } from '@portal/domain';
import { createRandom, hashText, STREAMS } from '../random/random-source.js';
import { answerTime } from '../schedule/answer-time.js';
import type { BatchRecorder } from './batch-recorder.js';
import type { RunMemory } from './run-memory.js';

/** A person corrected a denied claim and sent it again. The content is part of the input: no claim is remembered for it. */
export interface Resubmission {
  readonly kind: 'claim-resubmitted';
  readonly claimId: string;
  /** That of the claim which it replaces. */
  readonly sequence: number;
  readonly submission: ClaimSubmission;
}

/** Sends a replacement to its payer. It draws from a stream of its own, so that no other claim's draws move. */
export function resubmit(
  memory: RunMemory,
  { at, claimId, sequence, submission }: Resubmission & { readonly at: Instant },
  recorder: BatchRecorder,
): void {
  const { runId, seed, config } = memory.run;
  const claim = submitClaim(submission, { id: claimId, runId, source: 'generated', sequence, synthetic: true });
  recorder.submitted(
    claim,
    {
      claimId,
      runId,
      plantedCauseId: null,
      operation: null,
      lineNumber: null,
      description: `replaces ${submission.originalClaimId}, corrected by a person`,
      templateId: 'replacement',
      stream: `replacement/${claimId}`,
    },
    null,
  );
  const payer = memory.book.payers.get(claim.payerId);
  recorder.tell({ at, kind: 'submitted', claimId, subject: payer?.name ?? claim.payerId, amount: claim.billedAmount });
  const random = createRandom(seed, STREAMS.appeal, hashText(claimId));
  const answeredAt = answerTime(toEpochSeconds(at), payer, config.adjudication, random);
  memory.queue.push({ at: answeredAt, order: 2, kind: 'answer-due', claim, verdict: null, random });
}
