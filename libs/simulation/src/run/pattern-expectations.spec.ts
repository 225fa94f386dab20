import { runEnd, runStart } from '@portal/domain';
import { runOf } from '../testing/run-of.js';
import { liveThrough } from '../testing/stored-run.js';
import { patternExpectations } from './pattern-expectations.js';
import { replay, simulate } from './simulate.js';

describe('what patterns should have yielded', () => {
  const run = runOf(3, { claimsPerDay: 200, warmupDays: 5 });

  it('is near what they did yield since the start, within 3.5 standard deviations', () => {
    const { rows, carry } = liveThrough(run);
    const counted = [...rows.links.values()].filter(
      ({ claimId }) => (rows.claims.get(claimId)?.submissionDate ?? '') >= run.config.startDate,
    );
    const expectations = patternExpectations(carry);
    expect(expectations).toHaveLength(7);
    for (const { patternId, expectedClaims, target } of expectations) {
      const setting = run.config.patterns.find((pattern) => pattern.patternId === patternId);
      const count = counted.filter((link) => link.patternId === patternId).length;
      expect(Math.abs(count - expectedClaims)).toBeLessThan(3.5 * Math.sqrt(expectedClaims));
      // Four weeks of practice at 5 % a week, in steps that differ between providers.
      expect(target / (setting?.frequency ?? 0)).toBeGreaterThan(0.7);
      expect(target / (setting?.frequency ?? 0)).toBeLessThan(0.9);
    }
  });

  it('is the same after a replay', () => {
    const end = runEnd(run.config) as number;
    const lived = patternExpectations(simulate(run, runStart(run.config), end, null).carry);
    expect(patternExpectations(replay(run, end))).toEqual(lived);
  });

  it('is not asked of anything but a carry', () => {
    expect(() => patternExpectations({ now: 0 })).toThrow(/carry/);
  });
});
