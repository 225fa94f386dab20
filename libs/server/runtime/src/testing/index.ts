export * from './prometheus-text.js';
export * from './test-api.js';
export * from './until.js';
