export * from './run/run-types.js';
export * from './encounters/encounter-source.js';
export * from './random/random-source.js';
