import type { AnsweredClaim } from '../detection/answered-claim.js';

/** A claim for one service that a payer has paid, as detection sees it, with some of it changed. */
export function paidVisit(changes: Partial<AnsweredClaim>): AnsweredClaim {
  return {
    payerId: 'PAY-1',
    placeOfService: '11',
    procedureCodes: ['93306'],
    submissionDate: '2026-01-01T10:00:00Z',
    billedAmount: 200_00,
    initialStatus: 'approved',
    denialGroup: null,
    denialCarc: null,
    denialRarcs: [],
    denialLine: null,
    ...changes,
  };
}

/** The same claim as its payer refuses it on its first line. */
export function refusedVisit(
  claim: AnsweredClaim,
  denialGroup: 'CO' | 'PR',
  denialCarc: string,
  denialRarcs: readonly string[],
): AnsweredClaim {
  return { ...claim, initialStatus: 'denied', denialGroup, denialCarc, denialRarcs, denialLine: 1 };
}
