export * from './received-claim.js';
