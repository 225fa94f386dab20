import type { DenialPattern } from './denial-pattern.js';

/** PTN-005. Overturn rate: a default of the plan, not a published figure. */
export const frequencyLimits: DenialPattern = {
  id: 'PTN-005',
  name: 'Exceeds frequency limits',
  category: 'frequency',
  denialReason: 'Exceeds frequency limits',
  edits: ['MUE', 'FREQ'],
  group: 'CO',
  carc: '151',
  rarcs: ['N362', 'N640', 'M86', 'M90'],
  overturnRate: 0.25,
  description: 'More units than a day allows, or the same service again before its interval has passed.',
  suggestedAction: 'Check the units and the date of the last service before billing.',
};
