export { DailyFactsProjector } from './facts/daily-facts.projector.js';
export * from './generation.module.js';
export { ClaimTruthEntity } from './truth/claim-truth.entity.js';
