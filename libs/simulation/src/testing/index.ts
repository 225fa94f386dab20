export * from './detected-run.js';
export * from './run-of.js';
export * from './stored-run.js';
