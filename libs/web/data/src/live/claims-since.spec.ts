import { claimsSince } from './claims-since.js';

describe('claims that are new', () => {
  const then = { runId: 'RUN-1', claims: 5_000 };

  it('are those that the run has more than then', () => {
    expect(claimsSince(then, { runId: 'RUN-1', claims: 5_030 })).toBe(30);
    expect(claimsSince(then, then)).toBe(0);
  });

  it('are all of another run, however few it has', () => {
    expect(claimsSince(then, { runId: 'RUN-2', claims: 100 })).toBe(100);
  });

  it('are none while it is not known how many there were or are', () => {
    expect([claimsSince(null, then), claimsSince(then, null)]).toEqual([0, 0]);
  });
});
