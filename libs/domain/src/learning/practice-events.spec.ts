import { DENIAL_PATTERNS } from '../denial-patterns/pattern-catalogue.js';
import { PATTERN_IDS } from '../denial-patterns/pattern-id.js';
import { practiceEvents } from './practice-events.js';
import type { PracticeInput } from './practice-input.js';

const session = { sessionId: 'LAB-1', patternId: 'PTN-004', providerId: 'PRV-T1', userId: 'USR-1' } as const;
const completed: PracticeInput & { kind: 'practice-completed' } = {
  ...session,
  ...{ kind: 'practice-completed', duration: 90_000, correct: 7, total: 10, score: 0.7, claimId: 'CLM-1-0000001' },
};
const eventsOf = (step: PracticeInput, runId: string | null = 'RUN-1') => {
  let number = 0;
  return practiceEvents(step, { runId, at: '2026-03-10T09:00:00Z', nextId: () => `EVT-${++number}` });
};
/** What every event of the session says. */
const common = { ...session, runId: 'RUN-1', timestamp: '2026-03-10T09:00:00Z', context: 'claim-lab' };

describe('the events of a person’s session', () => {
  it('are one for its start, which took no time', () => {
    expect(eventsOf({ ...session, kind: 'practice-started' })).toEqual([
      { ...common, id: 'EVT-1', type: 'practice-started', metadata: { duration: 0 } },
    ]);
  });

  it('are two for its end where a claim was mended: what was answered, and what was changed on which claim', () => {
    expect(eventsOf(completed)).toEqual([
      { ...common, id: 'EVT-1', type: 'practice-completed', metadata: { duration: 90_000, correct: 7, total: 10 } },
      {
        ...common,
        id: 'EVT-2',
        type: 'correction-applied',
        metadata: { correction: DENIAL_PATTERNS['PTN-004'].suggestedAction, claimId: 'CLM-1-0000001' },
      },
    ]);
  });

  it('have no correction where no claim was mended', () => {
    expect(eventsOf({ ...completed, claimId: null }).map(({ type }) => type)).toEqual(['practice-completed']);
  });

  it('say for each pattern what it suggests, and belong to no run where there is none', () => {
    for (const patternId of PATTERN_IDS) {
      const [, correction] = eventsOf({ ...completed, patternId }, null);
      expect(correction).toMatchObject({ patternId, runId: null });
      expect(correction?.metadata.correction).toBe(DENIAL_PATTERNS[patternId].suggestedAction);
    }
  });
});
