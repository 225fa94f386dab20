import { claimsSince } from './new-claims.js';

describe('claims that came while one reads the list', () => {
  it('counts what the run has more than when the page was fetched', () => {
    expect(claimsSince({ runId: 'RUN-1', claims: 100 }, { runId: 'RUN-1', claims: 124 })).toBe(24);
  });

  it('counts all claims of a run that began since', () => {
    expect(claimsSince({ runId: 'RUN-1', claims: 100 }, { runId: 'RUN-2', claims: 7 })).toBe(7);
  });

  it('is none before the status is known, and none where a run was deleted', () => {
    expect(claimsSince(null, { runId: 'RUN-1', claims: 5 })).toBe(0);
    expect(claimsSince({ runId: 'RUN-1', claims: 5 }, null)).toBe(0);
    expect(claimsSince({ runId: 'RUN-1', claims: 5 }, { runId: null, claims: 0 })).toBe(0);
  });
});
