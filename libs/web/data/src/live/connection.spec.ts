import { lostConnection, OFFLINE_AFTER, retryDelay } from './connection.js';

describe('a lost connection', () => {
  it('is tried again soon at first, then every five seconds', () => {
    expect([0, 1, 2, 3, 4, 100].map(retryDelay)).toEqual([1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
  });

  it('says when the next try comes, and after a while since when it is lost', () => {
    const lostAt = 1_000_000;
    expect(lostConnection(lostAt, lostAt, lostAt + 1_000)).toEqual({
      state: 'reconnecting',
      nextTryAt: lostAt + 1_000,
    });
    const late = lostAt + OFFLINE_AFTER;
    expect(lostConnection(lostAt, late - 1, late).state).toBe('reconnecting');
    expect(lostConnection(lostAt, late, late + 5_000)).toEqual({ state: 'offline', since: lostAt });
  });
});
