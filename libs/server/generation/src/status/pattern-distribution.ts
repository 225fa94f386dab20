import type { GenerationStatus } from '@portal/contracts';
import { DENIAL_PATTERNS, PATTERN_IDS } from '@portal/domain';
import type { RunCounters } from '../runs/run-counters.js';

/** What was asked for and what came, per pattern, shares without the history; in the order of the catalogue. */
export function patternDistribution({ patterns, sinceStart }: RunCounters): GenerationStatus['patternDistribution'] {
  return PATTERN_IDS.flatMap((patternId) => {
    const count = patterns[patternId];
    if (!count) return [];
    const total = sinceStart.claims;
    const share = total === 0 ? 0 : count.claims / total;
    const expectedShare = total === 0 ? count.target : Math.min(1, count.expected / total);
    const standardError = total === 0 ? 0 : Math.sqrt((expectedShare * (1 - expectedShare)) / total);
    return [
      {
        patternId,
        name: DENIAL_PATTERNS[patternId].name,
        claims: count.claims,
        linkedClaims: count.linked,
        share,
        target: count.target,
        expectedShare,
        standardErrors: standardError === 0 ? 0 : (share - expectedShare) / standardError,
      },
    ];
  });
}
