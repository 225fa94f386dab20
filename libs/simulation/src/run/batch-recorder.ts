import {
  type Appeal,
  type Claim,
  type ClaimAnswer,
  type ClaimTruth,
  type EpochSeconds,
  type LearningEvent,
  withAnswer,
} from '@portal/domain';
import {
  type AppealDecision,
  type ClaimAppealUpdate,
  FEED_LINES,
  type FeedItem,
  type PatternLink,
  type SimulationBatch,
} from './run-types.js';

/**
 * Collects what happens in one interval. A claim or appeal that is new in the batch is kept in its latest form, so that
 * the rows that result do not depend on where the interval was cut.
 */
export class BatchRecorder {
  private readonly newClaims = new Map<string, Claim>();
  private readonly answered = new Map<string, ClaimAnswer>();
  private readonly contested = new Map<string, Claim>();
  private readonly updates = new Map<string, ClaimAppealUpdate>();
  private readonly newAppeals = new Map<string, Appeal>();
  private readonly decisions: AppealDecision[] = [];
  private readonly events: LearningEvent[] = [];
  private readonly links: PatternLink[] = [];
  private readonly truths: ClaimTruth[] = [];
  private readonly feed: FeedItem[] = [];

  /** Number of claims that were submitted in the interval. */
  get claimCount(): number {
    return this.newClaims.size;
  }

  submitted(claim: Claim, truth: ClaimTruth, link: PatternLink | null): void {
    this.newClaims.set(claim.id, claim);
    this.truths.push(truth);
    if (link) this.links.push(link);
  }

  /** Records the answer to a claim that may have been sent in an earlier interval. */
  answer(answer: ClaimAnswer): void {
    const claim = this.newClaims.get(answer.id);
    if (claim) this.newClaims.set(claim.id, withAnswer(claim, answer));
    else this.answered.set(answer.id, answer);
  }

  /** Records the answer to a claim that is at hand. Answers with the claim as it stands now. */
  answerTo(claim: Claim, answer: ClaimAnswer): Claim {
    const answered = withAnswer(claim, answer);
    if (this.newClaims.has(claim.id)) this.newClaims.set(claim.id, answered);
    else this.answered.set(claim.id, answer);
    return answered;
  }

  appealFiled(claim: Claim, appeal: Appeal, update: ClaimAppealUpdate): void {
    this.contest(claim);
    this.newAppeals.set(appeal.id, appeal);
    this.updateClaim(update);
  }

  appealDecided(claim: Claim, appeal: Appeal, decision: AppealDecision, update: ClaimAppealUpdate): void {
    this.contest(claim);
    if (this.newAppeals.has(appeal.id)) this.newAppeals.set(appeal.id, appeal);
    else this.decisions.push(decision);
    this.updateClaim(update);
  }

  learned(event: LearningEvent): void {
    this.events.push(event);
  }

  tell(item: FeedItem): void {
    this.feed.push(item);
    if (this.feed.length > 2 * FEED_LINES) this.feed.splice(0, FEED_LINES);
  }

  /** All that a batch of its own holds which begins where the last one ended. */
  add(batch: SimulationBatch): void {
    for (const claim of batch.claims) this.newClaims.set(claim.id, claim);
    for (const answer of batch.adjudicated) this.answer(answer);
    for (const appeal of batch.appeals) this.newAppeals.set(appeal.id, appeal);
    for (const decision of batch.decisions) {
      const appeal = this.newAppeals.get(decision.appealId);
      if (appeal) this.newAppeals.set(appeal.id, decided(appeal, decision));
      else this.decisions.push(decision);
    }
    for (const claim of batch.contested) this.contest(claim);
    for (const update of batch.appealUpdates) this.updateClaim(update);
    this.events.push(...batch.learningEvents);
    this.links.push(...batch.patternLinks);
    this.truths.push(...batch.truths);
    this.feed.push(...batch.feed);
  }

  /** The batch of everything recorded. */
  finish(from: EpochSeconds, to: EpochSeconds): SimulationBatch {
    return {
      from,
      to,
      claims: [...this.newClaims.values()],
      adjudicated: [...this.answered.values()],
      appeals: [...this.newAppeals.values()],
      decisions: this.decisions,
      appealUpdates: [...this.updates.values()],
      contested: [...this.contested.values()],
      learningEvents: this.events,
      patternLinks: this.links,
      truths: this.truths,
      feed: this.feed.slice(-FEED_LINES),
    };
  }

  private contest(claim: Claim): void {
    if (!this.newClaims.has(claim.id) && !this.answered.has(claim.id)) this.contested.set(claim.id, claim);
  }

  private updateClaim(update: ClaimAppealUpdate): void {
    const { claimId, paid, status } = update;
    const claim = this.newClaims.get(claimId);
    const answer = this.answered.get(claimId);
    if (claim) this.newClaims.set(claimId, { ...claim, ...paid, status });
    else if (answer) this.answered.set(claimId, { ...answer, ...paid, status });
    else this.updates.set(claimId, update);
  }
}

function decided(appeal: Appeal, { outcome, outcomeDate, recoveredAmount }: AppealDecision): Appeal {
  return { ...appeal, appealStatus: outcome, outcomeDate, recoveredAmount };
}
