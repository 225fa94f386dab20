export * from './world-digest.js';
