import { activeContracts, type PayerBook } from './payer-book.js';
import type { PayerProfile } from './payer-profile.js';

/** Which payers a backfill sets up; each strategy takes in all that those before it do. */
export const BACKFILL_STRATEGIES = ['safe', 'hybrid', 'enrolled', 'aggressive'] as const;
/** Which payers a backfill sets up. */
export type BackfillStrategy = (typeof BACKFILL_STRATEGIES)[number];

/**
 * The strategy that is meant where none is named. A payer that it sets up without a contract can be booked as soon as a
 * contract is in force, and not before.
 */
export const RECOMMENDED_STRATEGY: BackfillStrategy = 'enrolled';

/**
 * Why a strategy leaves a payer out; null when it takes it in. Safe: a contract in force, and neither suspended nor
 * rejected. Hybrid: a contract or an approval; the rest is for manual review. Enrolled: neither suspended nor rejected,
 * with or without a contract. Aggressive: every payer.
 */
export function reasonToLeaveOut(book: PayerBook, payer: PayerProfile, strategy: BackfillStrategy): string | null {
  if (strategy === 'aggressive') return null;
  const review = strategy === 'hybrid' ? ', for manual review' : '';
  if (payer.statusCode === 'suspended' || payer.statusCode === 'rejected') return `${payer.statusCode}${review}`;
  if (strategy === 'enrolled' || activeContracts(book, payer.id) > 0) return null;
  if (strategy === 'hybrid' && payer.statusCode === 'approved') return null;
  return `no contract in force${review}`;
}
