export * from './prometheus-text.js';
export * from './test-api.js';
