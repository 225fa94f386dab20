export * from './generation.module.js';
export { ClaimTruthEntity } from './truth/claim-truth.entity.js';
