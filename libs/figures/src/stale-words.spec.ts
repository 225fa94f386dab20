import { staleText } from './stale-words.js';

describe('figures that could not be computed again', () => {
  it('tell their age in units that one reads at a glance', () => {
    expect(staleText(1_200)).toMatch(/^They are 20 min old\./);
    expect(staleText(93_600)).toMatch(/^They are 1 d 2 h old\./);
  });
});
