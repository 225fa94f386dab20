import { DAY_SECONDS, startOfDay, toEpochSeconds } from '@portal/domain';
import { policyBook } from '@portal/reference';
import fc from 'fast-check';
import { CausePlan } from '../run/cause-plan.js';
import { demo } from '../scenarios/demo.scenario.js';
import { isWorkday } from '../schedule/working-time.js';
import { Mastery } from './mastery.js';
import { PracticePlan, type PracticeSession } from './practice-plan.js';

const START = toEpochSeconds('2026-01-05');

function planOf(seed: number): PracticePlan {
  const everyone = { canHost: () => true };
  return new PracticePlan(seed, new CausePlan(demo.config, policyBook('demo'), everyone, new Mastery()));
}

function sessionsOf(seed: number, rate: number, days: number): PracticeSession[] {
  const plan = planOf(seed);
  return Array.from({ length: days }, (_, day) => plan.sessionsOn(START + day * DAY_SECONDS, rate)).flat();
}

describe('practice', () => {
  it('takes place as often as was set, to within a session a month of workdays', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 5, noNaN: true }), (seed, rate) => {
        expect(Math.abs(sessionsOf(seed, rate, 28).length - 28 * rate)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  it('is 66 sessions in thirty days at 2.2 a day, give or take one, and none at 0', () => {
    expect(Math.abs(sessionsOf(1, 2.2, 30).length - 66)).toBeLessThanOrEqual(1);
    expect(sessionsOf(1, 0, 30)).toEqual([]);
  });

  it('takes place in office hours of workdays, one session after the other', () => {
    const sessions = sessionsOf(5, 5, 90);
    sessions.forEach(({ start, correctedAfter, completedAfter }, index) => {
      const hour = (start - startOfDay(start)) / 3600;
      expect(isWorkday(start) && hour >= 8 && hour < 17).toBe(true);
      expect(completedAfter).toBeLessThan(correctedAfter);
      expect(start + correctedAfter).toBeLessThan(sessions[index + 1]?.start ?? Number.POSITIVE_INFINITY);
    });
  });

  it('is spread evenly: every pattern alike, every provider by its volume', () => {
    const sessions = sessionsOf(2, 5, 140);
    const count = (is: (session: PracticeSession) => boolean) => sessions.filter(is).length;
    for (const { patternId } of demo.config.patterns) {
      expect(Math.abs(count((session) => session.patternId === patternId) - sessions.length / 7)).toBeLessThan(4);
    }
    expect(Math.abs(count(({ providerId }) => providerId === 'PRV-001') / sessions.length - 25 / 119)).toBeLessThan(
      0.01,
    );
    expect(count(({ providerId }) => providerId === 'PRV-010')).toBeGreaterThan(0);
  });

  it('is done by some more than by others: the busiest quarter at least twice as often as the least busy', () => {
    const perUser = new Map<string, number>();
    for (const { userId } of sessionsOf(3, 5, 700)) perUser.set(userId, (perUser.get(userId) ?? 0) + 1);
    const counts = [...perUser.values()].sort((a, b) => a - b);
    const quarter = Math.floor(counts.length / 4);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    expect(counts.length).toBeGreaterThan(50);
    expect(sum(counts.slice(-quarter))).toBeGreaterThanOrEqual(2 * sum(counts.slice(0, quarter)));
  });

  it('is done by staff of the provider, who have names', () => {
    for (const { userId, userName, providerId } of sessionsOf(4, 5, 30)) {
      expect(userId).toMatch(new RegExp(`^USR-${providerId.slice(4)}-\\d\\d$`));
      expect(userName).toMatch(/^\S+ \S+/);
    }
  });
});
