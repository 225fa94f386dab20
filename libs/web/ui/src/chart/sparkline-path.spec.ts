import { sparklinePath } from './sparkline-path.js';

describe('the course of a figure', () => {
  it('goes from edge to edge with its largest value at the top', () => {
    expect(sparklinePath([0, 1, 2], 100, 28)).toBe('M0.0,26.0L50.0,14.0L100.0,2.0');
  });

  it('keeps gaps, and stays at the bottom without anything to show', () => {
    expect(sparklinePath([1, null, 1], 100, 28)).toBe('M0.0,2.0M100.0,2.0');
    expect(sparklinePath([0, 0], 100, 28)).toBe('M0.0,26.0L100.0,26.0');
    expect(sparklinePath([], 100, 28)).toBe('');
  });
});
