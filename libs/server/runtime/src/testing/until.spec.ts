import { until } from './until.js';

describe('waiting', () => {
  it('ends with the first thing read that is as wanted', async () => {
    let reads = 0;
    const found = await until(
      async () => ({ reads: ++reads }),
      (read) => read.reads >= 3,
    );
    expect(found).toEqual({ reads: 3 });
  });

  it('is given up after the limit, with what was read last', async () => {
    const never = until(
      async () => 'not yet',
      () => false,
      30,
    );
    await expect(never).rejects.toThrow('still waiting: "not yet"');
  });

  it('ends with what reading threw', async () => {
    const broken = until(
      () => Promise.reject(new Error('no table')),
      () => true,
    );
    await expect(broken).rejects.toThrow('no table');
  });
});
