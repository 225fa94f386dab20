import type { DenialPattern } from './denial-pattern.js';

/** PTN-004. Overturn rate: a default of the plan, not a published figure. */
export const priorAuthorization: DenialPattern = {
  id: 'PTN-004',
  name: 'Prior authorization required',
  category: 'authorization',
  denialReason: 'Prior authorization required',
  edits: ['AUTH', 'REFERRAL'],
  group: 'CO',
  carc: '197',
  rarcs: ['M62', 'N54'],
  overturnRate: 0.45,
  description: 'The payer wanted to be asked first, and the claim carries no number, or the number of another service.',
  suggestedAction: 'Get the authorization or referral before the visit and put its number on the claim.',
};
