import type { GenerationSpeed, RunState } from '@portal/domain';

/** States of a run in words. */
export const STATE_WORDS: Readonly<Record<RunState, string>> = {
  idle: 'No run',
  running: 'Running',
  paused: 'Paused',
  stopping: 'Stopping',
  stopped: 'Stopped',
  completed: 'Completed',
  failed: 'Failed',
};

/** Speeds as they stand on buttons. */
export const SPEED_WORDS: Readonly<Record<GenerationSpeed, string>> = {
  'real-time': '1×',
  '10x': '10×',
  '100x': '100×',
  '1000x': '1000×',
  max: 'Max',
};
