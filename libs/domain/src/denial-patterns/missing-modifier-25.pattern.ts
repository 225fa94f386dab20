import type { DenialPattern } from './denial-pattern.js';

/** PTN-001. Overturn rate: a default of the plan, not a published figure. */
export const missingModifier25: DenialPattern = {
  id: 'PTN-001',
  name: 'Missing Modifier 25',
  category: 'modifier-missing',
  denialReason: 'Missing Modifier 25',
  edits: ['EM25', 'EM57'],
  group: 'CO',
  carc: '4',
  rarcs: ['N822'],
  overturnRate: 0.7,
  description:
    'A visit stands beside a procedure of the same day without the modifier that says it was a visit of its own, so the payer counts it as part of the procedure.',
  suggestedAction: 'Add modifier 25 to the visit when the record shows a separate visit (57 before major surgery).',
};
