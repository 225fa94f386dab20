import type { Provider } from '@portal/domain';
import { createRandom, hashNumbers, hashText, STREAMS } from '../random/random-source.js';
import { personName } from '../world/person-names.js';

/** A person at a provider who practices. Synthetic. */
export interface StaffMember {
  /** `USR-001-03`: provider number, then the person. */
  readonly id: string;
  readonly name: string;
  readonly providerId: string;
  /** How often this person practices compared with others: log-normal, so that a few practice most. */
  readonly engagement: number;
}

/** Spread of engagement on the log scale: the top quarter practices well over twice as often as the bottom quarter. */
const ENGAGEMENT_SPREAD = 0.9;

/** The staff of a provider: the same people in every run, more or less engaged by its seed. */
export function staffOf(seed: number, provider: Pick<Provider, 'id' | 'staffCount'>): StaffMember[] {
  const number = hashText(provider.id);
  const random = createRandom(seed, STREAMS.staff, number);
  return Array.from({ length: provider.staffCount }, (_, index) => ({
    id: `${provider.id.replace('PRV', 'USR')}-${String(index + 1).padStart(2, '0')}`,
    name: nameOf(hashNumbers(number, index)),
    providerId: provider.id,
    engagement: Math.exp(ENGAGEMENT_SPREAD * random.normal()),
  }));
}

function nameOf(trait: number): string {
  return personName(trait % 4 === 0 ? 'M' : 'F', hashNumbers(trait, 1), hashNumbers(trait, 2));
}
