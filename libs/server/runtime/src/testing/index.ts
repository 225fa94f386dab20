export * from './test-api.js';
