export * from './appeal.store.js';
export * from './appeals.module.js';
