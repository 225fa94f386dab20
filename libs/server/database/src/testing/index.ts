export * from './built-thread.js';
export * from './scratch-database.js';
