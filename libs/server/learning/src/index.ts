export * from './learning.module.js';
export { LearningProgressReadModel } from './claim-lab/learning-progress.read-model.js';
export * from './learning-event.store.js';
export { LearningReadModel } from './learning.read-model.js';
export { PracticeOutlet, type PracticeTaker } from './claim-lab/practice-outlet.js';
