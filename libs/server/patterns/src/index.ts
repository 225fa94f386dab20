export * from './pattern.store.js';
export * from './patterns.module.js';
