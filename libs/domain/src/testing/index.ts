export * from './answered-claim.js';
export * from './attribution.js';
export * from './clean-claim.js';
export * from './findings.js';
export * from './payer-book.js';
export { policyBook } from './policy-book.js';
export * from './problem-of.js';
export * from './practice-book.js';
