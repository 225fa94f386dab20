export * from './fake-intakeq.js';
