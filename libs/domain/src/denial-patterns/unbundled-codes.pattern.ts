import type { DenialPattern } from './denial-pattern.js';

/** PTN-002. Overturn rate: a default of the plan, not a published figure. */
export const unbundledCodes: DenialPattern = {
  id: 'PTN-002',
  name: 'Unbundled codes',
  category: 'unbundling',
  denialReason: 'Unbundled codes',
  edits: ['PTP', 'BUNDLED'],
  group: 'CO',
  carc: '97',
  rarcs: ['M15', 'N390'],
  overturnRate: 0.3,
  description: 'Two codes of one day are billed apart although one is contained in the other.',
  suggestedAction: 'Bill the containing code only, or part the pair with a modifier when the services were distinct.',
};
