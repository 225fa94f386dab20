import { numberInput } from './metric-input.js';
import { type Metric, ratio } from './metric.js';

/** How well people master what they practice: share of the exercises that they answered right. */
export const practiceScore: Metric = {
  key: 'practice-score',
  name: 'Practice score',
  unit: 'share',
  counts: 'number',
  better: 'higher',
  formula: 'exercises answered right ÷ exercises, in practice sessions completed, by date of completion',
  source: 'Our definition',
  ignores: ['payerId'],
  claims: null,
  inputs: ({ chosen }) => [
    numberInput('Exercises answered right', chosen.exercisesRight),
    numberInput('Exercises', chosen.exercises),
  ],
  compute: ({ chosen }) => ratio(chosen.exercisesRight, chosen.exercises),
};
