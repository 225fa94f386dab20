import {
  backgroundShare,
  type Claim,
  contentOf,
  DEMO_PRICE_RANGES,
  type DenialCauseId,
  type DenialPattern,
  DomainError,
  type EpochSeconds,
  type GenerationConfig,
  isPatternId,
  type PatternId,
  type PatternShare,
  plantedShare,
  type PolicyBook,
  type PricingMode,
  type Provider,
  toCalendarDate,
  toInstant,
} from '@portal/domain';
import { policyBook } from '@portal/reference';
import { plantDefect } from '../defects/plant-defect.js';
import { createEncounterSource, type PracticeEncounterSource } from '../encounters/create-encounter-source.js';
import type { RandomSource } from '../random/random-source.js';
import { backgroundCausesAt, drawBackgroundCause } from '../run/cause-plan.js';
import { idOf, randomKey } from '../run/run-key.js';
import { answerTime } from '../schedule/answer-time.js';
import { answeredAgain, answeredClaim } from './answered-claim.js';
import { checkShare, invalidInput } from './generator-input.js';
import { withPatientOf } from './patient-key.js';
import { shuffled } from './shuffled.js';
import { submissionTimes } from './submission-times.js';

/** The part of a scenario that claims are generated from; every preset has it. */
export interface ClaimScenario {
  readonly config: GenerationConfig;
}

/** How a generated batch differs from its scenario. */
export interface ClaimGenerationOptions {
  /**
   * Patterns and the share of claims that carry each; an empty list for none. Unless given, those of the scenario that its
   * providers can show, in the proportion in which the denial rate is the scenario's.
   */
  readonly patterns?: readonly PatternShare[];
  /** Share of claims denied at first, patterns included; the scenario's unless given. */
  readonly denialRate?: number;
  /**
   * The part of claim ids between prefix and number. Unless given, sixteen hexadecimal digits from the random source
   * (`randomKey`), wide enough that a million single calls do not collide.
   */
  readonly runKey?: string;
  /** Run that the claims belong to; none unless given. */
  readonly runId?: string;
  /** Number of the first claim's id; 1 unless given. */
  readonly firstNumber?: number;
}

/** A claim that carries an injected pattern, and what it would have been without. */
export interface InjectedLink {
  readonly patternId: PatternId;
  readonly claimId: string;
  readonly original: Claim;
}

/** Generated claims with the links of those that carry an injected pattern. */
export interface LinkedClaims {
  readonly claims: Claim[];
  readonly links: InjectedLink[];
}

/** A line's charge varies by at most this share. */
const WIDEST_VARIANCE = 0.08;
/** At the edge of a price range a charge may still move this far to the free side; the mean then moves by half of it. */
const EDGE_VARIANCE = 0.03;

/**
 * Makes claims without a run: one, a batch, one with a given pattern, one with a varied charge. Each call has patients of
 * its own, whose ids end in a key of that call: the same id never means two people.
 */
export class ClaimGenerator {
  /** @param pricing Price list that `withDenialPattern` and `withRealisticVariance` work with. */
  constructor(private readonly pricing: PricingMode = 'demo') {}

  /**
   * One claim, sent at or shortly before `now` and answered by its payer. Its pattern, if any, is drawn by chance.
   * @throws DomainError `invalid-input` naming the option that is out of bounds, `conflict` when no provider of the
   * scenario can have a claim with the pattern that was drawn.
   */
  generateClaim(
    scenario: ClaimScenario,
    random: RandomSource,
    now: EpochSeconds,
    options: ClaimGenerationOptions = {},
  ): Claim {
    checkOptions(options);
    const causes = [drawCause(scenario, options, random)];
    return this.generate(scenario, causes, random, now, options).claims[0] as Claim;
  }

  /**
   * Claims in order of submission, the last ones shortly before `now`. Of each pattern of the options exactly
   * ⌊count × frequency⌋; those of the scenario are drawn by chance.
   * @throws DomainError `invalid-input` naming `count` or the option that is out of bounds, `conflict` when no provider of
   * the scenario can have a claim with one of the patterns.
   */
  generateClaimBatch(
    scenario: ClaimScenario,
    count: number,
    random: RandomSource,
    now: EpochSeconds,
    options: ClaimGenerationOptions = {},
  ): Claim[] {
    return this.generateLinkedBatch(scenario, count, random, now, options).claims;
  }

  /** The same as `generateClaimBatch`, with the links of the claims that carry a pattern. */
  generateLinkedBatch(
    scenario: ClaimScenario,
    count: number,
    random: RandomSource,
    now: EpochSeconds,
    options: ClaimGenerationOptions = {},
  ): LinkedClaims {
    if (!Number.isInteger(count) || count < 0) {
      throw invalidInput('/count', `count must be a whole number of at least 0, not ${count}`);
    }
    checkOptions(options);
    return this.generate(scenario, planCauses(scenario, count, options, random), random, now, options);
  }

  /**
   * The claim with the pattern in its content, denied by its payer for it. The claim itself stays as it is.
   * @throws DomainError `conflict` when the claim is denied already or cannot carry the pattern.
   */
  withDenialPattern(claim: Claim, pattern: DenialPattern | PatternId, random: RandomSource): Claim {
    const patternId = typeof pattern === 'string' ? pattern : pattern.id;
    if (claim.status !== 'approved' && claim.status !== 'submitted') {
      throw new DomainError('conflict', `claim ${claim.id} is ${claim.status} and can carry no other pattern`);
    }
    const policies = policyBook(this.pricing);
    const spoiled = plantDefect(patternId, contentOf(claim), policies, random);
    if (!spoiled) throw new DomainError('conflict', `claim ${claim.id} has nothing that ${patternId} could happen to`);
    return answeredAgain(claim, spoiled.claim, policies);
  }

  /**
   * The claim with every line's charge varied a little around what it was, and answered anew. In the demo price list a
   * charge stays inside the range of its category.
   * @throws DomainError `conflict` when the claim is under appeal or decided on appeal.
   */
  withRealisticVariance(claim: Claim, random: RandomSource): Claim {
    if (claim.status !== 'approved' && claim.status !== 'denied' && claim.status !== 'submitted') {
      throw new DomainError('conflict', `the charge of claim ${claim.id} is settled: it is ${claim.status}`);
    }
    const policies = policyBook(this.pricing);
    const content = contentOf(claim);
    const lineItems = content.lineItems.map((line) => {
      const category = policies.procedures.get(line.procedureCode)?.demoCategory;
      const range = this.pricing === 'demo' && category ? DEMO_PRICE_RANGES[category] : null;
      return { ...line, billedAmount: varied(line.billedAmount, range, random) };
    });
    const billedAmount = lineItems.reduce((sum, line) => sum + line.billedAmount, 0);
    return answeredAgain(claim, { ...content, lineItems, billedAmount }, policies);
  }

  private generate(
    { config }: ClaimScenario,
    causes: readonly PlannedCause[],
    random: RandomSource,
    now: EpochSeconds,
    options: ClaimGenerationOptions,
  ): LinkedClaims {
    const policies = policyBook(config.pricing);
    const seed = random.integer(0, 0xffffffff);
    const key = randomKey(random);
    const times = submissionTimes(causes.length, config.claimsPerDay, now, random);
    const settings = { ...config, startDate: toCalendarDate(times[0] ?? now), warmupDays: 0 };
    const source = createEncounterSource(seed, settings, policies);
    const providers = providersOf(config, policies);
    const isAble = (patternId: PatternId) => providers.some(({ id }) => source.canHost(id, patternId));
    // A pattern that was asked for must be possible; one of the scenario gives way to an ordinary cause.
    const possible = (cause: PlannedCause) =>
      options.patterns || cause === 'background' || cause === null || isAble(cause) ? cause : 'background';
    const claims: Claim[] = [];
    const links: InjectedLink[] = [];
    causes.forEach((cause, index) => {
      const number = (options.firstNumber ?? 1) + index;
      const id = idOf('CLM', options.runKey ?? key, number);
      const submittedAt = times[index] as EpochSeconds;
      const { providerId, plant } = drawSite(possible(cause), providers, source, random);
      const draw = source.draw({ random, submittedAt, providerId, plant, claimId: id });
      const payer = policies.payers.get(draw.claim.payerId);
      const processingDate = toInstant(answerTime(submittedAt, payer, config.adjudication, random));
      const sequence = options.runId ? number : 0;
      const identity = { id, runId: options.runId ?? null, source: 'generated' as const, sequence, synthetic: true };
      claims.push(answeredClaim(withPatientOf(key, draw.claim), identity, processingDate, policies));
      if (plant && isPatternId(plant)) {
        const original = answeredClaim(withPatientOf(key, draw.clean), identity, processingDate, policies);
        links.push({ patternId: plant, claimId: id, original });
      }
    });
    return { claims, links };
  }
}

/** What is to be wrong with a claim: a pattern, an ordinary cause of the provider's, or nothing. */
type PlannedCause = PatternId | 'background' | null;

function checkOptions({ patterns = [], denialRate, firstNumber = 1 }: ClaimGenerationOptions): void {
  patterns.forEach(({ frequency }, index) => checkShare(`/patterns/${index}/frequency`, 'frequency', frequency));
  if (plantedShare(patterns) > 1 + 1e-9) {
    throw invalidInput('/patterns', 'the frequencies of all patterns together are above 1');
  }
  if (denialRate !== undefined) checkShare('/denialRate', 'denialRate', denialRate);
  if (!Number.isInteger(firstNumber) || firstNumber < 1) {
    throw invalidInput('/firstNumber', `firstNumber must be a whole number of at least 1, not ${firstNumber}`);
  }
}

/** The patterns of a batch: those that were asked for, or the scenario's in proportion to the denial rate. */
function patternsOf(
  { config }: ClaimScenario,
  { patterns, denialRate }: ClaimGenerationOptions,
): readonly PatternShare[] {
  if (patterns) return patterns;
  if (denialRate === undefined) return config.patterns;
  const wanted = config.denialRate > 0 ? denialRate / config.denialRate : 0;
  const proportion = Math.min(wanted, 1 / plantedShare(config.patterns));
  return config.patterns.map(({ patternId, frequency }) => ({ patternId, frequency: frequency * proportion }));
}

function drawCause(scenario: ClaimScenario, options: ClaimGenerationOptions, random: RandomSource): PlannedCause {
  const patterns = patternsOf(scenario, options);
  let left = random.next();
  for (const { patternId, frequency } of patterns) {
    left -= frequency;
    if (left < 0) return patternId;
  }
  return left < backgroundShare(options.denialRate ?? scenario.config.denialRate, patterns) ? 'background' : null;
}

/** The cause of each claim of a batch: of each pattern asked for the exact number, at random places; others by chance. */
function planCauses(
  scenario: ClaimScenario,
  count: number,
  options: ClaimGenerationOptions,
  random: RandomSource,
): PlannedCause[] {
  const { patterns } = options;
  if (!patterns) return Array.from({ length: count }, () => drawCause(scenario, options, random));
  const causes: PlannedCause[] = patterns.flatMap(({ patternId, frequency }) =>
    Array.from({ length: Math.floor(count * frequency + 1e-9) }, () => patternId),
  );
  const planted = causes.length;
  const share = backgroundShare(options.denialRate ?? scenario.config.denialRate, patterns);
  const background = count > planted ? (share * count) / (count - planted) : 0;
  while (causes.length < count) causes.push(random.chance(background) ? 'background' : null);
  return shuffled(causes, random);
}

function providersOf({ providerIds }: GenerationConfig, policies: PolicyBook): readonly Provider[] {
  return [...policies.providers.values()].filter(({ id }) => providerIds?.includes(id) ?? true);
}

/**
 * Who sends a claim, and what is planted in it. A pattern goes to a provider whose work can show it; of the ordinary
 * causes the provider gets one that its own work can show, as in a run.
 */
function drawSite(
  cause: PlannedCause,
  providers: readonly Provider[],
  source: PracticeEncounterSource,
  random: RandomSource,
): { readonly providerId: string; readonly plant: DenialCauseId | null } {
  const pattern = cause === 'background' ? null : cause;
  const able = pattern === null ? providers : providers.filter(({ id }) => source.canHost(id, pattern));
  if (able.length === 0) {
    throw new DomainError('conflict', `none of the providers can have a claim with ${pattern ?? 'an ordinary visit'}`);
  }
  const providerId = random.pickWeighted(able, ({ sizeWeight }) => sizeWeight).id;
  if (cause !== 'background') return { providerId, plant: cause };
  return { providerId, plant: drawBackgroundCause(backgroundCausesAt(providerId, source), random) };
}

/** An amount near the given one: level on both sides of it, as far as the range allows. */
function varied(amount: number, range: readonly [number, number] | null, random: RandomSource): number {
  const down = Math.min(WIDEST_VARIANCE, range ? Math.max(0, 1 - range[0] / amount) : 1);
  const up = Math.min(WIDEST_VARIANCE, range ? Math.max(0, range[1] / amount - 1) : 1);
  const even = Math.max(EDGE_VARIANCE, Math.min(down, up));
  const from = Math.min(down, even);
  return amount === 0 ? 0 : Math.round(amount * (1 - from + random.next() * (from + Math.min(up, even))));
}
