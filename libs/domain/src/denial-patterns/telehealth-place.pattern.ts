import type { DenialPattern } from './denial-pattern.js';

/** PTN-007. Overturn rate: a default of the plan, not a published figure. Not among the published figures: our assumption, because the correction is simple. */
export const telehealthPlace: DenialPattern = {
  id: 'PTN-007',
  name: 'Telehealth place-of-service mismatch',
  category: 'telehealth',
  denialReason: 'Telehealth place-of-service mismatch',
  edits: ['TELE'],
  group: 'CO',
  carc: '5',
  rarcs: ['M77', 'N822'],
  overturnRate: 0.6,
  description: 'Place of service and telehealth modifier contradict each other.',
  suggestedAction: 'Use place 10 or 02 together with the payer’s telehealth modifier.',
};
