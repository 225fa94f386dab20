export * from './payers.module.js';
