import type { ClaimSubmission, EpochSeconds } from '@portal/domain';
import { DAY_SECONDS } from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';

/** A clean claim that may be sent a second time. */
export interface EarlierClaim {
  readonly id: string;
  readonly templateId: string;
  readonly submittedAt: EpochSeconds;
  readonly claim: ClaimSubmission;
}

const KEPT = 48;
const MOST_DAYS = 45;
/** Claims are kept so far apart that those kept span a month. */
const APART = (30 * DAY_SECONDS) / KEPT;

/** Clean claims of one provider from the last weeks, a few of many, for duplicates to repeat. */
export class EarlierClaims {
  private readonly kept: EarlierClaim[] = [];

  /** Keeps the claim when the last one kept is long enough ago. */
  offer(claim: EarlierClaim): void {
    const last = this.kept.at(-1);
    if (last && claim.submittedAt - last.submittedAt < APART) return;
    if (this.kept.length === KEPT) this.kept.shift();
    this.kept.push(claim);
  }

  /** One of them, sent before now and at most 45 days ago; null when there is none. */
  draw(now: EpochSeconds, random: RandomSource): EarlierClaim | null {
    const recent = this.kept.filter(
      ({ submittedAt }) => submittedAt < now && submittedAt >= now - MOST_DAYS * DAY_SECONDS,
    );
    return recent.length > 0 ? random.pick(recent) : null;
  }
}
