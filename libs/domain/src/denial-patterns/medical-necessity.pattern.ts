import type { DenialPattern } from './denial-pattern.js';

/** PTN-006. Overturn rate: a default of the plan, not a published figure. */
export const medicalNecessity: DenialPattern = {
  id: 'PTN-006',
  name: 'Not medically necessary',
  category: 'medical-necessity',
  denialReason: 'Not medically necessary',
  edits: ['NEC'],
  group: 'CO',
  carc: '50',
  rarcs: ['N115', 'N386', 'N569'],
  overturnRate: 0.2,
  description: 'The diagnosis that a line points at does not support the service under the payer’s rule.',
  suggestedAction: 'Point the line at the diagnosis that was the reason for the service, when the record shows one.',
};
