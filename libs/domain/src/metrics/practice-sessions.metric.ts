import { numberInput } from './metric-input.js';
import type { Metric } from './metric.js';

/** Practice sessions completed. */
export const practiceSessions: Metric = {
  key: 'practice-sessions',
  name: 'Practice sessions',
  unit: 'count',
  counts: 'number',
  better: 'neither',
  formula: 'practice sessions completed, by date of completion',
  source: 'Our definition',
  ignores: ['payerId'],
  claims: null,
  inputs: ({ chosen }) => [numberInput('Practice sessions completed', chosen.practice)],
  compute: ({ chosen }) => ({ value: chosen.practice, numerator: chosen.practice, denominator: null }),
};
