import { readAhead } from './read-ahead.js';

describe('reading ahead', () => {
  it('gives all in order, and reads the next one before the one at hand is taken', async () => {
    const log: string[] = [];
    const read = async (item: number) => {
      log.push(`read ${item}`);
      return item * 10;
    };
    for await (const [item, result] of readAhead([1, 2, 3], read)) log.push(`took ${item} as ${result}`);
    expect(log).toEqual(['read 1', 'read 2', 'took 1 as 10', 'read 3', 'took 2 as 20', 'took 3 as 30']);
    for await (const _ of readAhead([], read)) log.push('nothing');
    expect(log).toHaveLength(6);
  });

  it('throws when it comes to what could not be read, and to nobody who left before', async () => {
    const read = (item: number) => (item === 2 ? Promise.reject(new Error('locked')) : Promise.resolve(item));
    const taken: number[] = [];
    const all = async (last: number) => {
      for await (const [item] of readAhead([1, 2, 3], read)) {
        taken.push(item);
        if (item === last) break;
      }
    };
    await expect(all(3)).rejects.toThrow('locked');
    await all(1);
    expect(taken).toEqual([1, 1]);
  });
});
