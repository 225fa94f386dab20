import { neighborsOf } from './claim-trail.state.js';

describe('the neighbors of a claim on its page of the list', () => {
  const ids = ['CLM-3', 'CLM-2', 'CLM-1'];

  it('are the rows before and after it', () => {
    expect(neighborsOf(ids, 'CLM-2')).toEqual({ previous: 'CLM-3', next: 'CLM-1' });
  });

  it('end where the page ends', () => {
    expect(neighborsOf(ids, 'CLM-3').previous).toBeNull();
    expect(neighborsOf(ids, 'CLM-1').next).toBeNull();
  });

  it('are unknown for a claim that was opened by its address', () => {
    expect(neighborsOf(ids, 'CLM-9')).toEqual({ previous: null, next: null });
    expect(neighborsOf([], 'CLM-1')).toEqual({ previous: null, next: null });
  });
});
