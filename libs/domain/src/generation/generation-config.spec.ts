import { claimsPerDayBounds, GENERATION_SPEEDS, SPEED_FACTORS } from './generation-config.js';

describe('claims a day', () => {
  it('are at most 1,000, and at most 2,000 in a hospital system', () => {
    expect(claimsPerDayBounds('demo')).toEqual({ min: 10, max: 1000 });
    expect(claimsPerDayBounds('hospital')).toEqual({ min: 10, max: 2000 });
  });
});

describe('the speed of a run', () => {
  it('is what its name says', () => {
    expect(GENERATION_SPEEDS.map((speed) => SPEED_FACTORS[speed])).toEqual([1, 10, 100, 1000, Infinity]);
  });
});
