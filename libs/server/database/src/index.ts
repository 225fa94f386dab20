export * from './columns/portable-columns.js';
export * from './data-sources.js';
export * from './database-url.js';
export * from './entities/index.js';
export * from './lists/keyset.js';
export * from './row-writer.js';
export * from './unit-of-work.js';
export * from './database.module.js';
