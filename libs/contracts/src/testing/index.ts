export * from './run-settings.js';
