import { createRandom } from '../random/random-source.js';
import { demo } from '../scenarios/demo.scenario.js';
import { canonicalJson, createRunKey, idOf, randomKey } from './run-key.js';

describe('a run key', () => {
  it('is six hexadecimal digits that name configuration, seed and version', () => {
    const key = createRunKey(demo.config, 1, '1', 1);
    expect(key).toMatch(/^[0-9A-F]{6}$/);
    expect(createRunKey({ ...demo.config }, 1, '1', 1)).toBe(key);
    expect(createRunKey(demo.config, 2, '1', 1)).not.toBe(key);
    expect(createRunKey(demo.config, 1, '2', 1)).not.toBe(key);
    expect(createRunKey({ ...demo.config, claimsPerDay: 101 }, 1, '1', 1)).not.toBe(key);
  });

  it('has an ordinal when the same world is made again', () => {
    expect(createRunKey(demo.config, 1, '1', 2)).toBe(`${createRunKey(demo.config, 1, '1', 1)}-2`);
  });

  it('does not depend on the order in which fields were written', () => {
    expect(canonicalJson({ b: [1, { d: 2, c: 3 }], a: null })).toBe('{"a":null,"b":[1,{"c":3,"d":2}]}');
  });
});

describe('a key from a random source', () => {
  // With six digits about 300 pairs of 100,000 would be alike, with sixteen none (chance below 3 in 10,000 million).
  const shared = createRandom(20_261_129);
  it.each([
    ['of one source', () => randomKey(shared)],
    ['of a source each', (call: number) => randomKey(createRandom(call))],
  ])('is sixteen hexadecimal digits, and none of 100,000 %s stands twice', (_, keyOf) => {
    const keys = Array.from({ length: 100_000 }, (__, call) => keyOf(call));
    expect(keys.filter((key) => !/^[0-9A-F]{16}$/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('follows from the seed', () => {
    expect(randomKey(createRandom(1))).toBe(randomKey(createRandom(1)));
  });
});

describe('an id', () => {
  it('says what it is, in which world, and its number in seven digits', () => {
    expect(idOf('CLM', '7F3A91', 123)).toBe('CLM-7F3A91-0000123');
    expect(idOf('EVT', '7F3A91-2', 12_345_678)).toBe('EVT-7F3A91-2-12345678');
  });
});
