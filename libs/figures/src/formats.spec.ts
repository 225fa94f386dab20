import {
  formatBytes,
  formatCount,
  formatDay,
  formatDayRange,
  formatDollars,
  formatDuration,
  formatMoney,
  formatMonthDay,
  formatPercent,
  formatPercentTick,
  formatQuantity,
  formatShortDollars,
  formatTime,
  sentence,
} from './formats.js';

describe('formats', () => {
  it('write numbers with separators, a real minus, and a dash for none', () => {
    expect(formatCount(9_714)).toBe('9,714');
    expect(formatCount(0)).toBe('0');
    expect(formatCount(-3)).toBe('−3');
    expect(formatCount(null)).toBe('–');
    expect([9_714, 1, 0].map((value) => formatQuantity(value, 'claim'))).toEqual([
      '9,714 claims',
      '1 claim',
      '0 claims',
    ]);
    expect(formatQuantity(2, 'try', 'tries')).toBe('2 tries');
    expect(formatQuantity(null, 'claim')).toBe('–');
    expect(formatMoney(1_234.5)).toBe('$1,234.50');
    expect(formatMoney(-2)).toBe('−$2.00');
    expect(formatDollars(1_234.5)).toBe('$1,235');
    expect(formatDollars(-1_700)).toBe('−$1,700');
    expect(formatDollars(-0.2)).toBe('$0');
    expect([0, 300, 1_500, 18_000, -24_000, 2e6].map(formatShortDollars)).toEqual([
      '$0',
      '$300',
      '$1.5K',
      '$18K',
      '−$24K',
      '$2M',
    ]);
    expect(formatPercent(0.2514)).toBe('25.1%');
    expect(formatPercent(0.5, 0)).toBe('50%');
    expect(formatPercent(undefined)).toBe('–');
  });

  it('write times in UTC, whatever the zone of the reader', () => {
    expect(formatDay('2026-01-16T23:59:59Z')).toBe('Fri, Jan 16, 2026');
    expect(formatDay('2026-01-16')).toBe('Fri, Jan 16, 2026');
    expect(formatMonthDay('2026-01-16')).toBe('Jan 16');
    expect(formatTime('2026-01-16T14:32:10Z')).toBe('14:32');
    expect(formatDayRange('2025-12-17', '2026-01-15')).toBe('Dec 17 to Jan 15');
    expect(formatDay(null)).toBe('–');
  });

  it.each([
    [9.4, '9 s'],
    [59.6, '1 min'],
    [120, '2 min'],
    [3_599, '1 h'],
    [15_900, '4 h 25 min'],
    [25_920, '7 h 12 min'],
    [2_592_000, '30 d'],
    [93_600, '1 d 2 h'],
    [-1, '0 s'],
    [null, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('write %p seconds as %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [6_200_000, '6 MB'],
    [2_000_000_000, '2 GB'],
  ])('write %i bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [0, '0%'],
    [0.005, '0.5%'],
    [0.015, '1.5%'],
    [0.30000000000000004, '30%'],
    [1, '100%'],
  ])('write %p on an axis as %s', (share, text) => expect(formatPercentTick(share)).toBe(text));

  it.each([
    ['line 1 dropped', 'Line 1 dropped.'],
    ['Is that so?', 'Is that so?'],
  ])('write %p as the sentence %p', (words, text) => expect(sentence(words)).toBe(text));
});
