import {
  type Appeal,
  type Claim,
  type EpochSeconds,
  type LiveSettings,
  type PatternId,
  type PolicyBook,
  toInstant,
} from '@portal/domain';
import { policyBook, REFERENCE } from '@portal/reference';
import { createEncounterSource, type PracticeEncounterSource } from '../encounters/create-encounter-source.js';
import { Mastery } from '../learning/mastery.js';
import { PracticePlan } from '../learning/practice-plan.js';
import type { RandomSource } from '../random/random-source.js';
import { EventQueue } from '../schedule/event-queue.js';
import { runStart } from '../schedule/arrivals.js';
import { AppealChance } from './appeal-chance.js';
import { backgroundShare, CausePlan } from './cause-plan.js';
import type { Carry, RunDefinition } from './run-types.js';

/** What is due in a run. `order` decides at the same instant: the day opens before anything happens in it. */
export type RunEvent =
  | { readonly at: EpochSeconds; readonly order: 0; readonly kind: 'day-opens' }
  | {
      readonly at: EpochSeconds;
      readonly order: 1;
      readonly kind: 'claim-due';
      readonly day: number;
      readonly index: number;
    }
  | {
      readonly at: EpochSeconds;
      readonly order: 2;
      readonly kind: 'answer-due';
      readonly claim: Claim;
      readonly random: RandomSource;
    }
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

/** A session under way: its three events are fixed when it begins. */
export interface PracticeSession {
  readonly patternId: PatternId;
  readonly providerId: string;
  readonly userId: string;
  readonly userName: string;
  readonly sessionId: string;
  readonly random: RandomSource;
  /** The pair's share of all practice. */
  readonly share: number;
  readonly start: EpochSeconds;
  readonly earlierSessions: number;
  readonly completedAfter: number;
  readonly correctedAfter: number;
}

/** The working memory of a run (see `Carry`). Everything in it follows from the run's definition and the instant. */
export class RunMemory implements Carry {
  readonly queue = new EventQueue<RunEvent>();
  readonly mastery = new Mastery();
  readonly book: PolicyBook;
  readonly encounters: PracticeEncounterSource;
  readonly causes: CausePlan;
  readonly practice: PracticePlan;
  readonly appealChance = new AppealChance();
  readonly settings: { -readonly [Key in keyof LiveSettings]: LiveSettings[Key] };
  /** Inputs of the definition that have taken effect. */
  inputsRead = 0;
  claims = 0;
  appeals = 0;
  events = 0;
  /** Sum over the claims since the start of each pattern's share at that time: what the observed count should be near. */
  readonly expectedClaims = new Map<PatternId, number>();
  /** The latest denied claim of each provider and pattern, for corrections to refer to. */
  readonly latestDenied = new Map<string, string>();

  constructor(
    public run: RunDefinition,
    public now: EpochSeconds,
  ) {
    const { config, seed } = run;
    const { claimsPerDay, appealRate, practiceSessionsPerDay, patterns } = config;
    this.settings = { claimsPerDay, appealRate, practiceSessionsPerDay, patterns };
    this.book = policyBook(config.pricing);
    const source = createEncounterSource(seed, config, this.book);
    this.encounters = source;
    const providers = REFERENCE.providers.filter(({ id }) => config.providerIds?.includes(id) ?? true);
    const canHost = cached((providerId: string, causeId: string) => source.canHost(providerId, causeId as PatternId));
    this.causes = new CausePlan(providers, canHost, this.mastery, backgroundShare(config));
    this.causes.use(patterns);
    this.practice = new PracticePlan(seed, this.causes);
    this.queue.push({ at: runStart(config), order: 0, kind: 'day-opens' });
  }

  /** Goes on under a definition with more inputs. */
  use(run: RunDefinition): void {
    this.run = run;
  }

  /** Id of the next claim, appeal or event. */
  nextId(prefix: 'CLM' | 'APP' | 'EVT', count: number): string {
    return `${prefix}-${this.run.runKey}-${String(count).padStart(7, '0')}`;
  }

  /** The current instant as text. */
  get instant(): string {
    return toInstant(this.now);
  }
}

function cached(ask: (one: string, other: string) => boolean): (one: string, other: string) => boolean {
  const known = new Map<string, boolean>();
  return (one, other) => {
    const key = one + other;
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = ask(one, other)));
    return answer;
  };
}
