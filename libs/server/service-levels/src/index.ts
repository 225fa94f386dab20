export * from './service-levels.module.js';
