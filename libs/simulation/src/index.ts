export * from './run/run-types.js';
