import { ANY } from '@portal/domain';
import type { StoredCandidate } from './candidate.store.js';
import { candidateAdvice } from './candidate-words.js';

const candidate = {
  ...{ payerId: ANY, procedureCode: '99214', placeOfService: ANY, began: '2026-02-16', ongoing: true },
  evidence: { otherPlaces: { denied: 0, seen: 0 } },
} as StoredCandidate;

describe('the advice on a candidate', () => {
  it('asks about the rule and names its first day as people write it', () => {
    expect(candidateAdvice(candidate)).toMatch(
      /^Ask the payers whether a rule for 99214 changed on Feb 16, 2026\. Hold/,
    );
    expect(candidateAdvice({ ...candidate, began: null })).toMatch(
      /^Ask the payers whether a rule for 99214 changed\./,
    );
  });

  it('speaks of paying again once the rule has ended, with its first day where that is known', () => {
    const ended = { ...candidate, ongoing: false };
    expect(candidateAdvice(ended)).toContain('whether those refused since Feb 16, 2026 can be reprocessed');
    expect(candidateAdvice({ ...ended, began: null })).toContain('whether those refused before can be reprocessed');
  });
});
