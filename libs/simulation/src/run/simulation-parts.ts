import {
  adjudicate,
  type Adjudication,
  type ClaimSubmission,
  type GenerationConfig,
  type PolicyBook,
  type PricingMode,
} from '@portal/domain';
import { policyBook } from '@portal/reference';
import { createEncounterSource, type PracticeEncounterSource } from '../encounters/create-encounter-source.js';

/** What a simulation is made of beside its own rules: where policies, encounters and answers come from. */
export interface SimulationParts {
  /** The policy book under a pricing; it also holds the providers and payers of the world. */
  policyBook(pricing: PricingMode): PolicyBook;
  createEncounterSource(seed: number, config: GenerationConfig, policies: PolicyBook): PracticeEncounterSource;
  adjudicate(claim: ClaimSubmission, policies: PolicyBook): Adjudication;
}

/** The reference world. */
export const REFERENCE_WORLD: SimulationParts = { policyBook, createEncounterSource, adjudicate };
