import type { GenerationRun } from '../runs/generation-run.js';
import { checkSpan } from './futures.js';

const run = {
  cursor: '2026-01-20T00:00:00Z',
  config: { startDate: '2026-01-05', warmupDays: 30, claimsPerDay: 2_000 },
} as GenerationRun;

describe('the days of a what-if', () => {
  it('may hold so many claims and no more, which is said with thousands apart', () => {
    expect(() => checkSpan(run, { from: '2026-01-21', to: '2026-01-30' }, 2)).not.toThrow();
    expect(() => checkSpan(run, { from: '2026-01-21', to: '2026-04-20' }, 5)).toThrow(
      'the futures would hold about 1,350,000 claims; 300,000 is the most',
    );
  });
});
