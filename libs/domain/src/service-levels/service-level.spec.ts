import { isKept, SERVICE_LEVEL_KEYS, SERVICE_LEVELS } from './service-level.js';

describe('promises of service', () => {
  it('are kept from the promised share on', () => {
    expect(isKept('answers', { events: 100, good: 95 })).toBe(true);
    expect(isKept('answers', { events: 100, good: 94 })).toBe(false);
    expect(isKept('errors', { events: 1_000, good: 999 })).toBe(true);
    expect(isKept('errors', { events: 999, good: 998 })).toBe(false);
    expect(isKept('accuracy', { events: 50, good: 49 })).toBe(false);
  });

  it('are neither kept nor broken where nothing happened', () => {
    expect(SERVICE_LEVEL_KEYS.map((key) => isKept(key, { events: 0, good: 0 }))).toEqual(Array(6).fill(null));
  });

  it('promise a share each', () => {
    for (const { wanted } of Object.values(SERVICE_LEVELS)) {
      expect(wanted).toBeGreaterThan(0);
      expect(wanted).toBeLessThanOrEqual(1);
    }
  });
});
