export { FactCheckModule } from './facts/fact-check.module.js';
export { FactTally } from './facts/fact-tally.js';
export * from './generation.module.js';
export { OWN_ENTITIES } from './own-entities.js';
export { type OwnThreads, OwnThreadsModule } from './own-threads.module.js';
export { GenerationEvents } from './runs/generation-events.js';
export { type RunResult, RunReadModel } from './runs/run.read-model.js';
export { SimulationWarmUp } from './scheduler/simulation-warm-up.js';
