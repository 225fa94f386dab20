export * from './clean-claim.js';
