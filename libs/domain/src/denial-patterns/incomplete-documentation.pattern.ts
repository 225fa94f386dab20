import type { DenialPattern } from './denial-pattern.js';

/** PTN-003. Overturn rate: a default of the plan, not a published figure. */
export const incompleteDocumentation: DenialPattern = {
  id: 'PTN-003',
  name: 'Incomplete documentation',
  category: 'documentation',
  denialReason: 'Incomplete documentation',
  edits: ['DOC'],
  group: 'CO',
  carc: '16',
  rarcs: ['N706', 'M127', 'M119', 'N265', 'N286', 'MA120', 'N305'],
  overturnRate: 0.4,
  description: 'A number or a record that the payer needs to decide does not stand with the claim.',
  suggestedAction: 'Send the record or fill in the number before the claim leaves.',
};
