import type { FeedItemView } from '@portal/contracts';
import { EMPTY_FEED, FEED_ROWS, type FeedKind, insert, insertDelay, receive, rowsOf } from './feed-window.js';

describe('the feed as it is watched', () => {
  it('shows what arrived, the newest first', () => {
    const window = insert(receive(EMPTY_FEED, [line(1), line(2)]), 0, false);
    expect(claimsOf(rowsOf(window, null))).toEqual(['CLM-2', 'CLM-1']);
  });

  it('inserts at most once a second', () => {
    let window = insert(receive(EMPTY_FEED, [line(1)]), 5_000, false);
    window = receive(window, [line(2)]);
    expect(insertDelay(window, 5_400)).toBe(600);
    expect(claimsOf(insert(window, 5_999, false).lines)).toEqual(['CLM-1']);
    expect(claimsOf(insert(window, 6_000, false).lines)).toEqual(['CLM-2', 'CLM-1']);
  });

  it('inserts nothing while it is held, and everything afterward', () => {
    let window = insert(receive(EMPTY_FEED, [line(1)]), 0, false);
    window = insert(receive(window, [line(2), line(3)]), 9_000, true);
    expect(claimsOf(window.lines)).toEqual(['CLM-1']);
    expect(window.waiting).toHaveLength(2);
    window = insert(window, 9_001, false);
    expect(claimsOf(window.lines)).toEqual(['CLM-3', 'CLM-2', 'CLM-1']);
    expect(window.waiting).toHaveLength(0);
  });

  it('leaves out what a snapshot repeats, whether it is shown or waits', () => {
    const shown = insert(receive(EMPTY_FEED, [line(1)]), 0, false);
    const window = receive(receive(shown, [line(2)]), [line(1), line(2), line(3)]);
    expect(claimsOf(window.waiting)).toEqual(['CLM-3', 'CLM-2']);
    expect(receive(window, [line(1)])).toBe(window);
  });

  it('shows nine rows of the chosen kinds and forgets what is long past', () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => line(index, index % 10 === 0 ? 'denied' : 'paid'));
    const window = insert(receive(EMPTY_FEED, lines), 0, false);
    expect(rowsOf(window, null)).toHaveLength(FEED_ROWS);
    expect(claimsOf(rowsOf(window, new Set<FeedKind>(['denied'])))[0]).toBe('CLM-990');
    expect(window.lines).toHaveLength(300);
  });
});

function line(number: number, kind: FeedKind = 'submitted'): FeedItemView {
  return { at: '2026-01-05T09:00:00Z', kind, claimId: `CLM-${number}`, subject: 'Beehive Health Plan', amount: 120 };
}

function claimsOf(lines: readonly FeedItemView[]): (string | null)[] {
  return lines.map(({ claimId }) => claimId);
}
