import { trendText } from './trend-words.js';

it('a trend is told where there are answers enough, and that there are too few where not', () => {
  expect(trendText({ trend: 'stable', enough: true })).toBe('stable');
  expect(trendText({ trend: 'stable', enough: false })).toBe('too few answers');
});
