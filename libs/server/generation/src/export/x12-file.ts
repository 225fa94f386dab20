import type { Claim, Instant } from '@portal/domain';
import { answerSet, claimSet, type WrittenKind, X12Writer } from '@portal/interchange';
import { sentClaim, statedAnswer } from './sent-claims.js';

/** What a file of a run says of itself. */
export interface ExchangedRun {
  readonly id: string;
  /** How far the run has come. */
  readonly cursor: Instant;
}

/**
 * Claims as practices sent them (837) or payers' first answers to them (835), a transaction set for each. It has the loops and
 * segments of the guides that the import of claims reads. What the portal does not know is not in it, so that a check of the whole
 * guide refuses it: addresses, tax numbers, and how payers and practices are reached.
 */
export async function* x12File(
  kind: WrittenKind,
  { id, cursor }: ExchangedRun,
  pages: AsyncIterable<readonly Claim[]>,
): AsyncGenerator<string> {
  const writer = new X12Writer({ kind, sender: 'PORTAL', receiver: id, madeAt: cursor });
  yield writer.begin();
  for await (const page of pages) {
    yield page
      .map((claim) =>
        setsOf(kind, claim)
          .map((segments) => writer.set(segments))
          .join(''),
      )
      .join('');
  }
  yield writer.end();
}

function setsOf(kind: WrittenKind, claim: Claim): string[][] {
  const sent = sentClaim(claim);
  if (kind === '837') return [claimSet(sent)];
  const answer = statedAnswer(claim);
  return answer ? [answerSet(answer, sent)] : [];
}
