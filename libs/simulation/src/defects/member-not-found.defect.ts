import { withContent } from '@portal/domain';
import type { RandomSource } from '../random/random-source.js';
import { withPayerRecord, type Defect } from './defect.js';

/** BG-MEMBER: the member number was copied wrong. */
export const memberNotFound: Defect = {
  causeId: 'BG-MEMBER',
  slips: (claim) => [
    {
      weight: 1,
      operation: 'wrongMemberNumber',
      lineNumber: null,
      description: 'copied the member number with a wrong digit',
      apply: (random) =>
        withPayerRecord(withContent(claim, { memberId: miscopied(claim.memberId, random) }), { memberFound: false }),
    },
  ],
};

/** The number with one of its last seven digits replaced by another. */
function miscopied(memberId: string, random: RandomSource): string {
  const at = memberId.length - random.integer(1, Math.min(7, memberId.length));
  const digit = (Number(memberId[at]) + random.integer(1, 9)) % 10;
  return `${memberId.slice(0, at)}${Number.isNaN(digit) ? 0 : digit}${memberId.slice(at + 1)}`;
}
