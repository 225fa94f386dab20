import { deniedInput, numberInput } from './metric-input.js';
import { type Metric, ratio } from './metric.js';

/** Share of denials that were appealed up to now. */
export const appealRate: Metric = {
  key: 'appeal-rate',
  name: 'Appeal rate',
  unit: 'share',
  counts: 'number',
  better: 'neither',
  formula: 'denials appealed up to now ÷ claims denied at the first answer, by date of the first answer',
  source: 'Our definition',
  ignores: [],
  claims: {
    by: 'decided',
    initialStatus: ['denied'],
    status: ['appealed', 'overturned', 'upheld'],
    count: ({ chosen }) => chosen.deniedAppealed,
  },
  inputs: (facts) => [numberInput('Denials appealed up to now', facts.chosen.deniedAppealed), deniedInput(facts)],
  compute: ({ chosen }) => ratio(chosen.deniedAppealed, chosen.denied),
};
