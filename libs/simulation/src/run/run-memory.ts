import {
  type Adjudication,
  type Appeal,
  type BookedVisit,
  type Claim,
  type EpochSeconds,
  type LinePrice,
  type LiveSettings,
  type PatternId,
  type Payer,
  type PolicyBook,
  priceLines,
  runStart,
  toEpochSeconds,
  withRuleChanges,
} from '@portal/domain';
import type { EncounterDraw } from '../encounters/encounter-source.js';
import type { PracticeEncounterSource } from '../encounters/create-encounter-source.js';
import { Mastery } from '../learning/mastery.js';
import { PracticePlan, type PracticeSession } from '../learning/practice-plan.js';
import type { RandomSource } from '../random/random-source.js';
import { EventQueue } from '../schedule/event-queue.js';
import { instantOf } from '../world/calendar.js';
import { AppealChance } from './appeal-chance.js';
import { CausePlan, type HostedPattern } from './cause-plan.js';
import type { DuePayment } from './due-payment.js';
import { idOf } from './run-key.js';
import type { Carry, RunDefinition, RunInput } from './run-types.js';
import type { SimulationParts } from './simulation-parts.js';
import { inputsWithStages } from './stage-inputs.js';

/** What is due in a run. `order` decides at the same instant: the day opens before anything happens in it. */
export type RunEvent =
  | { readonly at: EpochSeconds; readonly order: 0; readonly kind: 'day-opens' }
  | {
      readonly at: EpochSeconds;
      readonly order: 1;
      readonly kind: 'claim-due';
      /** The plan of the day that the claim belongs to; another one may have taken its place. */
      readonly plan: number;
    }
  | {
      readonly at: EpochSeconds;
      readonly order: 1;
      readonly kind: 'visit-due';
      readonly visit: BookedVisit;
      /** Place of the visit in the run's settings: with it the visit has random streams of its own. */
      readonly number: number;
    }
  | {
      readonly at: EpochSeconds;
      readonly order: 2;
      readonly kind: 'answer-due';
      readonly claim: Claim;
      /** Null until it has to be known. */
      readonly verdict: Adjudication | null;
      readonly random: RandomSource;
    }
  | { readonly at: EpochSeconds; readonly order: 2; readonly kind: 'payment-due'; readonly payment: DuePayment }
  | {
      readonly at: EpochSeconds;
      readonly order: 3;
      readonly kind: 'appeal-due';
      readonly claim: Claim;
      readonly appeal: Appeal;
      readonly random: RandomSource;
    }
  | {
      readonly at: EpochSeconds;
      readonly order: 4;
      readonly kind: 'decision-due';
      readonly claim: Claim;
      readonly appeal: Appeal;
      readonly random: RandomSource;
    }
  | {
      readonly at: EpochSeconds;
      readonly order: 5;
      readonly kind: 'practice-due';
      readonly step: 0 | 1 | 2;
      readonly session: PracticeSession;
    };

/** The working memory of a run (see `Carry`). Everything in it follows from the run's definition and the instant. */
export class RunMemory implements Carry {
  readonly queue = new EventQueue<RunEvent>();
  readonly mastery = new Mastery();
  /** The book that payers answer by; a change of rules is in it from the start and takes effect on its day. */
  readonly book: PolicyBook;
  /** The book that the practice goes by: it does not know of changes to come. */
  private readonly known: PolicyBook;
  readonly encounters: PracticeEncounterSource;
  readonly causes: CausePlan;
  readonly practice: PracticePlan;
  readonly appealChance = new AppealChance();
  readonly settings: { -readonly [Key in keyof LiveSettings]: LiveSettings[Key] };
  /** What the definition plans and what people did, in order of time. */
  inputs: readonly RunInput[];
  /** Inputs that have taken effect. */
  inputsRead = 0;
  /** The plan of arrivals in force. */
  arrivalPlan = 0;
  /** Claims since midnight: with the day they name a claim's random streams. */
  claimsToday = 0;
  claims = 0;
  appeals = 0;
  events = 0;
  /** Sum over the claims since the start of each pattern's share at that time: what the observed count should be near. */
  readonly expectedClaims = new Map<PatternId, { claims: number }>();
  /** The latest denied claim of each provider and pattern, for corrections to refer to. */
  readonly latestDenied = new Map<string, string>();
  /** The first second after the history. */
  readonly startsAt: EpochSeconds;

  now: EpochSeconds;

  constructor(
    public run: RunDefinition,
    private readonly parts: SimulationParts,
  ) {
    const { config, seed } = run;
    const { claimsPerDay, denialRate, appealRate, practiceSessionsPerDay, patterns } = config;
    this.now = runStart(config);
    this.startsAt = toEpochSeconds(config.startDate);
    this.settings = { claimsPerDay, denialRate, appealRate, practiceSessionsPerDay, patterns };
    this.inputs = inputsWithStages(run);
    this.known = parts.policyBook(config.pricing);
    this.book = withRuleChanges(this.known, config);
    this.encounters = parts.createEncounterSource(seed, config, this.known);
    this.causes = new CausePlan(config, this.known, this.encounters, this.mastery);
    this.practice = new PracticePlan(seed, this.causes);
    this.queue.push({ at: this.now, order: 0, kind: 'day-opens' });
  }

  /** What the payer will say to a claim as it was drawn, where that is known without asking. */
  verdictOn({ verdict }: Pick<EncounterDraw, 'verdict'>): Adjudication | null {
    return this.book === this.known ? verdict : null;
  }

  /** What the payer says to a claim. */
  adjudicate(claim: Claim): Adjudication {
    return this.parts.adjudicate(claim, this.book);
  }

  /** What the lines of a claim yield. */
  priceLines(claim: Claim): LinePrice[] {
    return priceLines(claim, this.book.payers.get(claim.payerId) as Payer, this.book);
  }

  /** Counts what a claim of the provider should carry. */
  expectPatterns(providerId: string): void {
    const { patterns } = this.causes;
    const shares = this.causes.sharesOf(providerId);
    for (let index = 0; index < patterns.length; index++) {
      const { patternId } = (patterns[index] as HostedPattern).setting;
      const expected = this.expectedClaims.get(patternId);
      if (expected) expected.claims += shares[index] as number;
      else this.expectedClaims.set(patternId, { claims: shares[index] as number });
    }
  }

  /** Goes on under a definition with more inputs. */
  use(run: RunDefinition): void {
    this.run = run;
    this.inputs = inputsWithStages(run);
  }

  /** Id of the next claim, appeal or event. */
  nextId(prefix: 'CLM' | 'APP' | 'EVT', count: number): string {
    return idOf(prefix, this.run.runKey, count);
  }

  /** The current instant as text. */
  get instant(): string {
    return instantOf(this.now);
  }
}
