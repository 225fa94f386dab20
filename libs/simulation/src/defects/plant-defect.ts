import {
  adjudicate,
  type Adjudication,
  chargeFor,
  DomainError,
  type ClaimSubmission,
  type DenialCauseId,
  type Payer,
  type PolicyBook,
  type Procedure,
  type Provider,
} from '@portal/domain';
import type { PlantedDefect } from '../encounters/encounter-source.js';
import type { RandomSource } from '../random/random-source.js';
import type { PlantingSite, Slip } from './defect.js';
import { DEFECTS } from './defect-catalogue.js';

/** A claim that goes to the payer with a slip in it. */
export interface SpoiledClaim {
  readonly claim: ClaimSubmission;
  readonly planted: PlantedDefect;
  /** The payer's answer to it. */
  readonly verdict: Adjudication;
}

/**
 * Plants a cause of denial in a clean claim. Slips are tried in the order in which they are drawn until the payer denies
 * the claim for this cause and for nothing else (law 3). Null when the claim cannot carry the cause.
 * @param repeats Id of the claim that a planted duplicate repeats.
 * @throws DomainError `unknown-reference` when the claim's payer or provider is not in the book.
 */
export function plantDefect(
  causeId: DenialCauseId,
  claim: ClaimSubmission,
  policies: PolicyBook,
  random: RandomSource,
  repeats = 'an earlier claim',
): SpoiledClaim | null {
  let slips = DEFECTS[causeId].slips(claim, siteOf(claim, policies, repeats));
  while (slips.length > 0) {
    const slip = random.pickWeighted(slips, ({ weight }) => weight);
    const spoiled = slip.apply(random);
    const verdict = adjudicate(spoiled, policies);
    if (isDeniedOnlyFor(causeId, verdict)) return { claim: spoiled, planted: plantedBy(slip, causeId), verdict };
    slips = slips.filter((other) => other !== slip);
  }
  return null;
}

function isDeniedOnlyFor(causeId: DenialCauseId, { findings }: Adjudication): boolean {
  return findings.length > 0 && findings.every((finding) => finding.causeId === causeId);
}

function plantedBy({ operation, lineNumber, description }: Slip, causeId: DenialCauseId): PlantedDefect {
  return { causeId, operation, lineNumber, description };
}

function siteOf(claim: ClaimSubmission, policies: PolicyBook, repeats: string): PlantingSite {
  const payer = known<Payer>(policies.payers, claim.payerId, '/payerId');
  const provider = known<Provider>(policies.providers, claim.providerId, '/providerId');
  return {
    policies,
    payer,
    repeats,
    chargeOf: (line, place) =>
      chargeFor(
        policies.pricing,
        provider,
        known<Procedure>(policies.procedures, line.procedureCode, '/lineItems'),
        line,
        place,
      ),
  };
}

function known<Entry>(book: ReadonlyMap<string, Entry>, id: string, pointer: string): Entry {
  const entry = book.get(id);
  if (!entry)
    throw new DomainError('unknown-reference', `${id} is not in the policy book`, [{ pointer, detail: 'unknown' }]);
  return entry;
}
