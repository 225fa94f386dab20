export * from './detected-run.js';
