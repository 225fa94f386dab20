export * from './learning.module.js';
export * from './learning-event.store.js';
