export * from './learning.module.js';
export * from './learning-event.store.js';
export { PracticeOutlet, type PracticeTaker } from './claim-lab/practice-outlet.js';
