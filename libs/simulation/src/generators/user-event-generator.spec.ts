import { DENIAL_PATTERNS, PATTERN_LIST, toEpochSeconds } from '@portal/domain';
import fc from 'fast-check';
import { createRandom } from '../random/random-source.js';
import { type SessionScope, UserEventGenerator } from './user-event-generator.js';

const generator = new UserEventGenerator();
const pattern = DENIAL_PATTERNS['PTN-001'];
const user = { id: 'USR-001-03', providerId: 'PRV-001' };
const NOW = toEpochSeconds('2026-01-06T09:00:00Z');

function scope(earlierSessions = 0): SessionScope {
  let events = 0;
  return { runId: 'RUN-T', sessionId: 'SES-T', nextId: () => `EVT-T-${++events}`, earlierSessions };
}

describe('a practice session', () => {
  it('is three events in order, whose duration is the time between them', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 30 }), (seed, earlier) => {
        const session = generator.generatePracticeSession(pattern, createRandom(seed), NOW, scope(earlier), user);
        const [started, completed, corrected] = session;
        expect(session.map(({ type }) => type)).toEqual([
          'practice-started',
          'practice-completed',
          'correction-applied',
        ]);
        const after = (event: typeof started) => toEpochSeconds(event?.timestamp ?? '') - NOW;
        expect(after(started)).toBe(0);
        expect(after(completed)).toBeGreaterThanOrEqual(300);
        expect(after(completed)).toBeLessThanOrEqual(1_200);
        expect(after(corrected)).toBeGreaterThanOrEqual(21 * 60);
        expect(after(corrected)).toBeLessThanOrEqual(30 * 60);
        expect(started?.metadata).toEqual({ duration: 0 });
        expect(completed?.metadata).toMatchObject({ duration: after(completed) * 1000, total: 10 });
        expect(completed?.metadata.correct).toBeGreaterThanOrEqual(7);
        expect(completed?.metadata.correct).toBeLessThanOrEqual(10);
        expect(corrected?.metadata).toEqual({ correction: pattern.suggestedAction });
        for (const event of session) {
          expect(event).toMatchObject({ context: 'claim-lab', patternId: 'PTN-001', userId: 'USR-001-03' });
        }
        expect(new Set(session.map(({ id }) => id)).size).toBe(3);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has someone who practices even when nobody is named', () => {
    const [started] = generator.generatePracticeSession(pattern, createRandom(1), NOW, scope());
    expect(started?.userId).toMatch(/^USR-/);
  });

  it('goes better the more sessions came before (50 people, 15 sessions each)', () => {
    const scores = Array.from({ length: 15 }, (_, earlier) => {
      const correct = Array.from({ length: 50 }, (_, person) => {
        const random = createRandom(person, earlier);
        return generator.completed(pattern, random, NOW, 600, scope(earlier), user).metadata.correct ?? 0;
      });
      return correct.reduce((sum, score) => sum + score, 0) / correct.length;
    });
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(scores.slice(10))).toBeGreaterThan(mean(scores.slice(0, 5)) + 1);
    expect(scores[0]).toBeLessThan(8);
  });
});

describe('a correction', () => {
  it('names the claim and what was done', () => {
    const claim = { id: 'CLM-T-0000007', providerId: 'PRV-002' };
    const event = generator.generateCorrectionApplied(pattern, claim, NOW, scope());
    expect(event).toMatchObject({ type: 'correction-applied', patternId: 'PTN-001', providerId: 'PRV-002' });
    expect(event.metadata).toEqual({ correction: pattern.suggestedAction, claimId: 'CLM-T-0000007' });
  });
});

describe('an engagement pattern', () => {
  it('is several sessions of one person over time', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const events = generator.generateUserEngagementPattern(user, PATTERN_LIST, createRandom(seed), NOW, scope());
        expect(new Set(events.map(({ sessionId }) => sessionId)).size).toBeGreaterThanOrEqual(2);
        const times = events.map(({ timestamp }) => timestamp);
        expect(times).toEqual([...times].sort());
        expect(new Set(events.map(({ userId }) => userId))).toEqual(new Set(['USR-001-03']));
      }),
    );
  });

  it('counts the earlier sessions on each pattern by itself', () => {
    const counted = jest.spyOn(generator, 'generatePracticeSession');
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 9 }), (seed, before) => {
        counted.mockClear();
        const random = createRandom(seed);
        generator.generateUserEngagementPattern(user, PATTERN_LIST.slice(0, 2), random, NOW, scope(before));
        const had = new Map<string, number>();
        for (const [{ id }, , , { earlierSessions }] of counted.mock.calls) {
          expect(earlierSessions).toBe(had.get(id) ?? before);
          had.set(id, (had.get(id) ?? before) + 1);
        }
        expect(had.size).toBeGreaterThan(0);
      }),
    );
    counted.mockRestore();
  });

  it('shows progress on one pattern, and hardly any where the seven take turns (1,000 people)', () => {
    const meanOfLast = (patterns: typeof PATTERN_LIST) => {
      const last = Array.from({ length: 1_000 }, (_, seed) => {
        const events = generator.generateUserEngagementPattern(user, patterns, createRandom(seed), NOW, scope());
        const scores = events.flatMap(({ metadata }) => metadata.correct ?? []);
        return scores.at(-1) as number;
      });
      return last.reduce((sum, score) => sum + score, 0) / last.length;
    };
    // The expected score of a first session is 7.35, after one to five on the same pattern 7.9 to 9.2.
    expect(meanOfLast([pattern])).toBeGreaterThan(8.3);
    expect(meanOfLast(PATTERN_LIST)).toBeLessThan(8);
  });
});
