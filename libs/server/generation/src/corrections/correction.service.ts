import { Inject, Injectable } from '@nestjs/common';
import type { ClaimCorrection } from '@portal/contracts';
import {
  adjudicate,
  centsToDollars,
  type ClaimEdit,
  DomainError,
  editInWords,
  findCorrection,
  type Finding,
  hasAppealRight,
  isMemberNumber,
  MEMBER_NUMBER_FORM,
  notFound,
  replacementIdOf,
  replacementOf,
  statedFinding,
} from '@portal/domain';
import { policyBookOf } from '@portal/reference';
import { ClaimEntity, READER } from '@portal/server/database';
import type { Resubmission } from '@portal/simulation';
import type { DataSource } from 'typeorm';
import { CurrentRun } from '../runs/current-run.js';
import { type GenerationRun, withInput } from '../runs/generation-run.js';
import { isActive } from '../runs/run-lifecycle.js';

/** Replacements that one run takes in: each is an input with the claim's whole content. */
const MOST_RESUBMISSIONS = 200;

/** Corrects denied claims that cannot be appealed and sends them again, as inputs of the run that goes on (law 1). */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly current: CurrentRun,
    @Inject(READER) private readonly reader: DataSource,
  ) {}

  /**
   * What can be done about a denied claim.
   * @throws DomainError `not-found`
   */
  async look(claimId: string): Promise<ClaimCorrection> {
    const claim = await this.claim(claimId);
    const { originalClaimId } = claim;
    const base = { claimId, suggestion: null, ask: null, replacement: null, replaces: originalClaimId };
    const replacement = await this.replacement(claimId);
    if (replacement) return { ...base, state: 'sent', why: null, replacement };
    const run = this.runOf(claim);
    const book = policyBookOf(run?.config ?? null);
    const finding = statedFinding(adjudicate(claim, book), claim.denialCarc);
    const why = this.obstacle(claim, finding, run);
    if (why !== null) return { ...base, state: 'not-possible', why };
    const found = findCorrection(claim, book);
    const ask = askedFor(finding);
    if (!found && !ask) return { ...base, state: 'not-possible', why: 'Nothing on the claim itself can mend it.' };
    const suggestion = found && {
      edits: [...found.edits],
      words: found.edits.map(editInWords).join(', '),
      payableAmount: centsToDollars(found.answer.paidAmount),
    };
    return { ...base, state: 'possible', why: null, suggestion, ask };
  }

  /**
   * Sends a corrected claim. Sending the same again changes nothing.
   * @throws DomainError `conflict` for a claim that cannot be sent again or was sent otherwise, `invalid-input` for
   * changes that cannot be made
   */
  async send(claimId: string, edits: readonly ClaimEdit[]): Promise<ClaimCorrection> {
    const claim = await this.claim(claimId);
    await this.current.exclusive(() =>
      this.current.change((run) => {
        const own = run?.id === claim.runId ? run : null;
        const book = policyBookOf(own?.config ?? null);
        const finding = statedFinding(adjudicate(claim, book), claim.denialCarc);
        const sent = own && inputOf(own, claimId);
        const submission = replacementOf(claim, edits, sent?.at ?? own?.cursor ?? claim.submissionDate, book);
        if (sent) {
          if (JSON.stringify(sent.submission) === JSON.stringify(submission)) return null;
          throw new DomainError('conflict', `${sent.claimId} was sent already, with another correction.`);
        }
        const why = this.obstacle(claim, finding, own);
        if (why !== null || !own) throw new DomainError('conflict', why ?? 'The run is over.');
        checkMemberNumber(edits);
        const { length } = own.inputs.filter(({ kind }) => kind === 'claim-resubmitted');
        if (length >= MOST_RESUBMISSIONS)
          throw new DomainError(
            'conflict',
            `The run has taken in ${MOST_RESUBMISSIONS} replacements, the most it can.`,
          );
        const { sequence } = claim;
        return withInput(own, { kind: 'claim-resubmitted', claimId: replacementIdOf(claimId), sequence, submission });
      }),
    );
    return this.look(claimId);
  }

  /** Why the claim cannot be sent again; null where it can. */
  private obstacle(claim: ClaimEntity, finding: Finding | undefined, run: GenerationRun | null): string | null {
    if (claim.status !== 'denied') return 'Only a denied claim is corrected and sent again.';
    if (!finding) return 'Only its payer knows why it was denied: the claim shows no fault of that kind.';
    if (hasAppealRight(finding)) return 'This denial can be appealed; the claim is not sent again.';
    if (!run || !isActive(run.state)) return 'Its run is over: nothing more is sent.';
    return null;
  }

  private runOf({ runId }: ClaimEntity): GenerationRun | null {
    const run = this.current.get();
    return run?.id === runId ? run : null;
  }

  /** The replacement as stored, or as it waits in the inputs of the run. */
  private async replacement(claimId: string): Promise<ClaimCorrection['replacement']> {
    const id = replacementIdOf(claimId);
    const stored = await this.reader.getRepository(ClaimEntity).findOneBy({ id });
    if (stored) {
      const { status, submissionDate, initialStatus, paidAmount } = stored;
      const paid = initialStatus === null ? null : centsToDollars(paidAmount);
      return { claimId: id, sentAt: submissionDate, status, paidAmount: paid };
    }
    const run = this.current.get();
    const sent = run && inputOf(run, claimId);
    return sent ? { claimId: id, sentAt: sent.at, status: null, paidAmount: null } : null;
  }

  private async claim(id: string): Promise<ClaimEntity> {
    const claim = await this.reader
      .getRepository(ClaimEntity)
      .findOne({ where: { id }, relations: { lineItems: true }, order: { lineItems: { lineNumber: 'ASC' } } });
    if (!claim) throw notFound('claim', id);
    return claim;
  }
}

function inputOf({ inputs }: GenerationRun, claimId: string): (Resubmission & { readonly at: string }) | undefined {
  const id = replacementIdOf(claimId);
  return inputs.find((input) => input.kind === 'claim-resubmitted' && input.claimId === id) as
    (Resubmission & { readonly at: string }) | undefined;
}

/** What stands in nobody's records but the patient's. */
function askedFor(finding: Finding | undefined): ClaimCorrection['ask'] {
  if (finding?.edit === 'MEMBER') return 'memberId';
  return finding?.edit === 'MISSING' && finding.rarcs.includes('N329') ? 'patientDob' : null;
}

/** @throws DomainError `invalid-input` for a member number that none can be */
function checkMemberNumber(edits: readonly ClaimEdit[]): void {
  const index = edits.findIndex(
    (edit) => edit.kind === 'fill-in' && edit.field === 'memberId' && !isMemberNumber(edit.value ?? ''),
  );
  if (index < 0) return;
  const problem = { pointer: `/edits/${index}/value`, detail: MEMBER_NUMBER_FORM };
  throw new DomainError('invalid-input', `The correction cannot be made: ${MEMBER_NUMBER_FORM}.`, [problem]);
}
