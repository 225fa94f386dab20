import { demo } from '../scenarios/demo.scenario.js';
import { canonicalJson, createRunKey } from './run-key.js';

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
