export { FactCheckModule } from './facts/fact-check.module.js';
export { FactTally } from './facts/fact-tally.js';
export * from './generation.module.js';
export { OWN_ENTITIES } from './own-entities.js';
export { GenerationEvents } from './runs/generation-events.js';
export { type RunResult, RunReadModel } from './runs/run.read-model.js';
export { BranchThreadModule } from './what-if/branch-thread.module.js';
