export * from './policy-book.js';
export * from './reference.js';
export * from './words.js';
