import {
  type Appeal,
  type AppealOutcome,
  type AppealTiming,
  type Cents,
  type Claim,
  type EpochSeconds,
  overturnRateOf,
  toEpochSeconds,
  toInstant,
} from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';
import { officeTimeAfter } from '../schedule/working-time.js';

/** Days from the denial to the appeal. */
const FILING_DAYS = { min: 3, max: 10 } as const;
/** Days from the appeal to the decision: quick is the plan's default, realistic follows the payers' published times. */
const DECISION_DAYS = { quick: { min: 10, max: 30 }, realistic: { min: 14, mode: 35, max: 60 } } as const;

/** What the generator needs to know of a scenario. */
export interface AppealScenario {
  /** Chance that a denial with an appeal right is appealed. */
  readonly appealRate: number;
  readonly appealTiming: AppealTiming;
}

/** What the generator needs to know of a denied claim beside the claim itself. */
export interface AppealTerms {
  readonly id: string;
  readonly appealable: boolean;
  /** What the payer would pay if the denial were overturned. */
  readonly payableAmount: Cents;
}

/** Makes appeals of denied claims and decides them. */
export class AppealGenerator {
  /**
   * The appeal of a denied claim, filed 3 to 10 days after the denial, or null: the claim was not denied, has no appeal
   * right, or nobody appealed it.
   */
  generateAppeal(claim: Claim, scenario: AppealScenario, random: RandomSource, terms: AppealTerms): Appeal | null {
    const appealed = random.chance(scenario.appealRate);
    if (claim.initialStatus !== 'denied' || claim.processingDate === null || !terms.appealable || !appealed)
      return null;
    const denied = toEpochSeconds(claim.processingDate);
    const filed = filingTime(denied, random);
    return {
      id: terms.id,
      claimId: claim.id,
      runId: claim.runId,
      appealDate: toInstant(filed),
      appealReason: claim.denialReason ?? 'Appeal of denial',
      appealStatus: 'pending',
      decisionDueDate: toInstant(this.decisionTime(filed, scenario.appealTiming, random)),
      outcomeDate: null,
      amountAtStake: terms.payableAmount,
      recoveredAmount: 0,
    };
  }

  /** The appeal with its outcome, decided when it is due: overturned at the rate of the denial's cause, else upheld. */
  withOutcome(
    appeal: Appeal,
    causeId: string,
    random: RandomSource,
  ): Appeal & { readonly appealStatus: AppealOutcome } {
    const overturned = random.chance(overturnRateOf(causeId));
    return {
      ...appeal,
      appealStatus: overturned ? 'overturned' : 'upheld',
      outcomeDate: appeal.decisionDueDate,
      recoveredAmount: overturned ? appeal.amountAtStake : 0,
    };
  }

  /** Appeals of a batch of claims; `termsOf` says what each claim's denial is worth and whether it may be appealed. */
  generateAppealBatch(
    claims: readonly Claim[],
    scenario: AppealScenario,
    random: RandomSource,
    termsOf: (claim: Claim, position: number) => AppealTerms,
  ): Appeal[] {
    return claims.flatMap(
      (claim, position) => this.generateAppeal(claim, scenario, random, termsOf(claim, position)) ?? [],
    );
  }

  private decisionTime(filed: EpochSeconds, timing: AppealTiming, random: RandomSource): EpochSeconds {
    const { min, max } = DECISION_DAYS[timing];
    const days =
      timing === 'quick' ? random.integer(min, max - 1) : random.triangular(min, DECISION_DAYS.realistic.mode, max);
    return officeTimeAfter(filed, Math.floor(days), { min, max }, random);
  }
}

/** When an appeal of a denial is filed, if it is: 3 to 10 days later, in office hours. */
export function filingTime(deniedAt: EpochSeconds, random: RandomSource): EpochSeconds {
  return officeTimeAfter(deniedAt, random.integer(FILING_DAYS.min, FILING_DAYS.max - 1), FILING_DAYS, random);
}
