import { DomainError } from '@portal/domain';
import { CircuitBreaker } from './circuit-breaker.js';

describe('the circuit breaker', () => {
  let now: number;
  let calls: number;
  let breaker: CircuitBreaker;
  beforeEach(() => {
    [now, calls] = [1_000_000, 0];
    breaker = new CircuitBreaker(() => now);
  });

  const call = (outcome: 'answer' | 'trouble' | 'no') =>
    breaker.call(
      async () => {
        calls++;
        if (outcome === 'answer') return 'fine';
        throw new DomainError(outcome === 'no' ? 'booking-refused' : 'booking-unavailable', outcome);
      },
      (error) => (error as DomainError).code === 'booking-unavailable',
    );
  const fail = async (times: number) => {
    for (let time = 0; time < times; time++) await expect(call('trouble')).rejects.toThrow('trouble');
  };

  it('opens after five failures in a row: then nobody waits', async () => {
    await fail(5);
    await expect(call('answer')).rejects.toThrow('It failed 5 times in a row; the next try is in 30 s');
    expect(calls).toBe(5);
  });

  it('tries again when its time is over, and closes when that works', async () => {
    await fail(5);
    now += 30_000;
    expect(await call('answer')).toBe('fine');
    await fail(4);
    expect(await call('answer')).toBe('fine');
  });

  it('stays open when the try fails, and lets one try through at a time', async () => {
    await fail(5);
    now += 30_000;
    const results = await Promise.allSettled([call('trouble'), call('answer'), call('answer')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).toBe(6);
    await expect(call('answer')).rejects.toThrow('next try is in 30 s');
  });

  it('does not count a clear no, and an answer ends the row of failures', async () => {
    for (let time = 0; time < 9; time++) await expect(call('no')).rejects.toThrow('no');
    await fail(4);
    await call('answer');
    await fail(4);
    expect(await call('answer')).toBe('fine');
  });
});
