import {
  type Claim,
  type ClaimSubmission,
  contentOf,
  type DenialPattern,
  DomainError,
  type PatternId,
  type PricingMode,
  toCalendarDate,
  toEpochSeconds,
} from '@portal/domain';
import { policyBook } from '@portal/reference';
import { plantDefect } from '../defects/plant-defect.js';
import { createEncounterSource } from '../encounters/create-encounter-source.js';
import type { RandomSource } from '../random/random-source.js';
import { randomKey } from '../run/run-key.js';
import { answeredAgain } from './answered-claim.js';
import type { InjectedLink, LinkedClaims } from './claim-generator.js';
import { checkShare } from './generator-input.js';
import { withPatientOf } from './patient-key.js';
import { shuffled } from './shuffled.js';

/** A claim and its place among those that were given. */
interface Place {
  readonly claim: Claim;
  readonly index: number;
}

/** Panels that visits in place of others are drawn from: those of practices with a hundred claims a day between them. */
const PANELS = { claimsPerDay: 100, providerIds: null, warmupDays: 0 } as const;

/** Injects denial patterns into claims that exist already, and takes them out again when a practice has learned. */
export class PatternInjector {
  /** @param pricing Price list that the claims were made with. */
  constructor(private readonly pricing: PricingMode = 'demo') {}

  /**
   * Injects a pattern into exactly ⌊claims × frequency⌋ claims, chosen at random among those that are not denied: a claim
   * has one primary pattern. A chosen claim that cannot carry the pattern gives way to another; only when no other is
   * left is it replaced by a visit that can, under the same id and submission date, of another
   * patient. Input, order and length stay.
   * @throws DomainError `invalid-input` for a frequency outside 0 to 1, `conflict` when too few claims are not denied.
   */
  injectPattern(
    claims: readonly Claim[],
    pattern: DenialPattern | PatternId,
    frequency: number,
    random: RandomSource,
  ): LinkedClaims {
    checkShare('/frequency', 'frequency', frequency);
    const patternId = typeof pattern === 'string' ? pattern : pattern.id;
    const wanted = Math.floor(claims.length * frequency + 1e-9);
    const open = shuffled(
      claims.map((claim, index) => ({ claim, index })).filter(({ claim }) => claim.status === 'approved'),
      random,
    );
    if (open.length < wanted) {
      throw new DomainError('conflict', `${wanted} claims should carry ${patternId}, but only ${open.length} are free`);
    }
    const changed = [...claims];
    const links: InjectedLink[] = [];
    const put = (index: number, original: Claim, spoiled: Claim) => {
      changed[index] = spoiled;
      links.push({ patternId, claimId: spoiled.id, original });
    };
    const unable: Place[] = [];
    for (const { claim, index } of open) {
      if (links.length === wanted) break;
      const spoiled = this.spoil(claim, patternId, random);
      if (spoiled) put(index, claim, spoiled);
      else unable.push({ claim, index });
    }
    this.replace(unable.slice(0, wanted - links.length), patternId, random, put);
    return { claims: changed, links: links.sort((a, b) => (a.claimId < b.claimId ? -1 : 1)) };
  }

  /**
   * Takes a pattern out of its claims until ⌈linked × factor⌋ remain: what staff learned to do right. Claims are found by
   * their link, never by the text of a reason. An improved claim gets back the content that it had, and its payer pays.
   * Links of claims that are not among those given do not count, and stay.
   * @param factor Share of the pattern's claims that stay: 0.8 leaves 80 of 100.
   * @throws DomainError `invalid-input` for a factor outside 0 to 1.
   */
  improvePattern(
    claims: readonly Claim[],
    links: readonly InjectedLink[],
    patternId: PatternId,
    factor: number,
    random: RandomSource,
  ): LinkedClaims {
    checkShare('/factor', 'factor', factor);
    const given = new Set(claims.map(({ id }) => id));
    const own = links.filter((link) => link.patternId === patternId && given.has(link.claimId));
    const remaining = Math.ceil(own.length * factor - 1e-9);
    const improved = new Map(
      shuffled(own, random)
        .slice(remaining)
        .map((link) => [link.claimId, link.original]),
    );
    return {
      claims: claims.map((claim) => improved.get(claim.id) ?? claim),
      links: links.filter((link) => link.patternId !== patternId || !improved.has(link.claimId)),
    };
  }

  private spoil(claim: Claim, patternId: PatternId, random: RandomSource): Claim | null {
    const policies = policyBook(this.pricing);
    const spoiled = plantDefect(patternId, contentOf(claim), policies, random);
    return spoiled && answeredAgain(claim, spoiled.claim, policies);
  }

  /** Puts visits that can carry the pattern in the places, at the claim's own provider where that is possible. */
  private replace(
    places: readonly Place[],
    patternId: PatternId,
    random: RandomSource,
    put: (index: number, original: Claim, spoiled: Claim) => void,
  ): void {
    // Patients remember their visits, so these are drawn in the order in which they were sent.
    const inOrder = places.toSorted((a, b) => (a.claim.submissionDate < b.claim.submissionDate ? -1 : 1));
    if (!inOrder[0]) return;
    const policies = policyBook(this.pricing);
    const startDate = toCalendarDate(toEpochSeconds(inOrder[0].claim.submissionDate));
    const source = createEncounterSource(random.integer(0, 0xffffffff), { ...PANELS, startDate }, policies);
    const key = randomKey(random);
    const able = [...policies.providers.values()].filter(({ id }) => source.canHost(id, patternId));
    for (const { claim, index } of inOrder) {
      const provider = able.find(({ id }) => id === claim.providerId) ?? random.pickWeighted(able, (p) => p.sizeWeight);
      const submittedAt = toEpochSeconds(claim.submissionDate);
      const draw = source.draw({ random, submittedAt, providerId: provider.id, plant: patternId, claimId: claim.id });
      const answered = (content: ClaimSubmission) => answeredAgain(claim, withPatientOf(key, content), policies);
      put(index, answered(draw.clean), answered(draw.claim));
    }
  }
}
