import { DAY_SECONDS, runStart } from '@portal/domain';
import { runOf } from '../testing/run-of.js';
import { simpleWorld } from '../testing/simple-world.js';
import type { RunMemory } from './run-memory.js';
import type { Carry } from './run-types.js';
import { createSimulation } from './simulate.js';

describe('what a run remembers', () => {
  it('does not grow with the claims behind it', () => {
    const { simulate } = createSimulation(simpleWorld());
    const run = runOf(1, { claimsPerDay: 300, duration: 'continuous', practiceSessionsPerDay: 5 });
    const start = runStart(run.config);
    const sizes: { due: number; denied: number; expected: number }[] = [];
    let carry: Carry | null = null;
    for (let week = 0; week < 24; week++) {
      const from = start + week * 7 * DAY_SECONDS;
      carry = simulate(run, from, from + 7 * DAY_SECONDS, carry).carry;
      const { queue, latestDenied, expectedClaims } = carry as RunMemory;
      sizes.push({ due: queue.size, denied: latestDenied.size, expected: expectedClaims.size });
    }
    // Appeals are decided within 40 days: after eight weeks as many end as begin.
    const [settled, last] = [sizes[8], sizes[23]] as [(typeof sizes)[0], (typeof sizes)[0]];
    expect(last.due).toBeLessThan(settled.due * 1.2);
    expect(last.denied).toBeLessThanOrEqual(15 * 15);
    expect(last.expected).toBe(7);
  });
});
