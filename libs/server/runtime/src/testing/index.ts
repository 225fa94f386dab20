export * from './prometheus-text.js';
export * from './run-row.js';
export * from './test-api.js';
export * from './until.js';
