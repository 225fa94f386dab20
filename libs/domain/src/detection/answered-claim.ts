import type { AdjustmentGroup, Claim } from '../claims/claim.js';

/** All that detection sees of a claim: its content and the remittance, never what was planted in it (law 4). */
export type AnsweredClaim = Pick<
  Claim,
  | 'payerId'
  | 'placeOfService'
  | 'procedureCodes'
  | 'submissionDate'
  | 'billedAmount'
  | 'initialStatus'
  | 'denialGroup'
  | 'denialCarc'
  | 'denialRarcs'
  | 'denialLine'
>;

/** Stands for the service when a denial is about the claim as a whole. */
export const WHOLE_CLAIM = '*';
/** Stands for the place of a claim that names none. */
export const NO_PLACE = '';

/** The codes that a payer refuses with. */
export interface PayerAnswer {
  readonly group: AdjustmentGroup;
  readonly carc: string;
  readonly rarcs: readonly string[];
}

/** The codes of a denial as one text, `PR-96 N130`; null for a claim that was not denied at first. */
export function answerKeyOf({ initialStatus, denialGroup, denialCarc, denialRarcs }: AnsweredClaim): string | null {
  if (initialStatus !== 'denied' || denialGroup === null || denialCarc === null) return null;
  return answerKey({ group: denialGroup, carc: denialCarc, rarcs: denialRarcs });
}

/** An answer as text. */
function answerKey({ group, carc, rarcs }: PayerAnswer): string {
  return [`${group}-${carc}`, ...rarcs].join(' ');
}

/** Reads an answer from its text. */
export function answerOf(key: string): PayerAnswer {
  const [head = '', ...rarcs] = key.split(' ');
  const [group, carc = ''] = head.split('-');
  return { group: group as AdjustmentGroup, carc, rarcs };
}

/** The service that a denial is about: that of the line which carries the remark, else the whole claim. */
export function deniedServiceOf({ denialLine, procedureCodes }: AnsweredClaim): string {
  return denialLine === null ? WHOLE_CLAIM : (procedureCodes[denialLine - 1] ?? WHOLE_CLAIM);
}
