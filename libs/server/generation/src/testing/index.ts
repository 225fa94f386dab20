export * from './run-waiting.js';
export * from './small-world.js';
export * from './world-digest.js';
