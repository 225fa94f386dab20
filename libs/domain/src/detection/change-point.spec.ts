import { changePoint } from './change-point.js';

describe('the day of change', () => {
  const days = (denied: readonly number[], seen = denied.map(() => 4)) => changePoint({ denied, seen });

  it('is the first day of the refusals', () => {
    expect(days([0, 0, 0, 0, 0, 4, 3, 4, 4])).toBe(5);
  });

  it('is found past a few refusals of another kind', () => {
    expect(days([0, 1, 0, 0, 1, 0, 0, 4, 3, 4, 4])).toBe(7);
  });

  it('is the first refusal, when there was nothing to refuse on the day itself', () => {
    expect(changePoint({ denied: [0, 0, 0, 0, 0, 2, 3, 3], seen: [3, 3, 3, 3, 0, 2, 3, 3] })).toBe(5);
  });

  it('does not exist where one rate explains all days', () => {
    expect(days([1, 0, 1, 1, 0, 1, 0, 1])).toBe(0);
    expect(days([4, 4, 4, 4])).toBe(0);
    expect(days([4, 4, 0, 0, 0, 0])).toBe(0);
  });
});
