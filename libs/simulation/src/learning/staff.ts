import { en, Faker } from '@faker-js/faker';
import type { Provider } from '@portal/domain';
import { createRandom, hashText, STREAMS } from '../random/random-source.js';

/** A person at a provider who practises. Synthetic. */
export interface StaffMember {
  /** `USR-001-03`: provider number, then the person. */
  readonly id: string;
  readonly name: string;
  readonly providerId: string;
  /** How often this person practises compared with others: log-normal, so that a few practise most. */
  readonly engagement: number;
}

/** Spread of engagement on the log scale: the top quarter practises well over twice as often as the bottom quarter. */
const ENGAGEMENT_SPREAD = 0.9;

/** The staff of a provider: the same people for the same seed. */
export function staffOf(seed: number, provider: Pick<Provider, 'id' | 'staffCount'>): StaffMember[] {
  const number = hashText(provider.id);
  const random = createRandom(seed, STREAMS.staff, number);
  const names = new Faker({ locale: en, seed: number });
  return Array.from({ length: provider.staffCount }, (_, index) => ({
    id: `${provider.id.replace('PRV', 'USR')}-${String(index + 1).padStart(2, '0')}`,
    name: names.person.fullName(),
    providerId: provider.id,
    engagement: Math.exp(ENGAGEMENT_SPREAD * random.normal()),
  }));
}
