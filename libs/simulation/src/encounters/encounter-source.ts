import type { Adjudication, ClaimSubmission, DenialCauseId, EpochSeconds } from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';

/** What the run asks for when a claim is due. */
export interface EncounterRequest {
  /** The claim's own stream; everything drawn for the claim comes from it. */
  readonly random: RandomSource;
  readonly submittedAt: EpochSeconds;
  readonly providerId: string;
  /** The cause to plant, or null for a clean claim. */
  readonly plant: DenialCauseId | null;
  /** Claim ids of earlier claims that a planted duplicate may repeat are kept by the source itself; this is the id of the new one. */
  readonly claimId: string;
}

/** What the run asks for when the claim of a booked visit is due. */
export interface BookedVisitRequest extends Omit<EncounterRequest, 'plant'> {
  readonly payerId: string;
}

/** What was planted, for the ground truth. */
export interface PlantedDefect {
  readonly causeId: DenialCauseId;
  readonly operation: string;
  readonly lineNumber: number | null;
  readonly description: string;
}

/** A claim as the practice sends it, with its ground truth. */
export interface EncounterDraw {
  readonly claim: ClaimSubmission;
  /** The claim as it would have been without the slip; the same as `claim` when none was planted. */
  readonly clean: ClaimSubmission;
  readonly templateId: string;
  /** Null exactly when the request asked for a clean claim. */
  readonly planted: PlantedDefect | null;
  /** The payer's answer by the policy book of the source, where it had to be known; null where nobody has asked yet. */
  readonly verdict: Adjudication | null;
}

/**
 * Where claims come from: patients with histories at practices with specialties. It remembers patients and their
 * services, so claims must be drawn in order of time. A clean draw breaks no edit; a planted one breaks its own cause's
 * edits and no other.
 */
export interface EncounterSource {
  draw(request: EncounterRequest): EncounterDraw;
  /** The clean claim of a visit that was booked; null when none of the provider's patients can have it. */
  drawBooked(request: BookedVisitRequest): EncounterDraw | null;
}
