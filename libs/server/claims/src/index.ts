export * from './claim.store.js';
export * from './claims.module.js';
