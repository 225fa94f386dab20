export * from './claim.store.js';
export * from './claims.module.js';
export * from './name-disclosure.js';
