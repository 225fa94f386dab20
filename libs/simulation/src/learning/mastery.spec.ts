import fc from 'fast-check';
import { REFERENCE_SESSIONS_PER_DAY } from '@portal/domain';
import { Mastery } from './mastery.js';

const setting = { patternId: 'PTN-001', frequency: 0.25, improvementRate: 0.1 } as const;

describe('mastery', () => {
  it('without practice a frequency stays what it is', () => {
    expect(new Mastery().frequencyOf('PRV-001', setting)).toBe(0.25);
  });

  it('a week of all practice at the reference rate lowers it by the improvement rate', () => {
    const mastery = new Mastery();
    for (let i = 0; i < REFERENCE_SESSIONS_PER_DAY * 70; i++) {
      mastery.practise('PRV-001', 'PTN-001', { ofPair: 1, ofPattern: 1 });
    }
    expect(mastery.exposureOf('PRV-001', 'PTN-001')).toBeCloseTo(10, 9);
    expect(mastery.frequencyOf('PRV-001', setting)).toBeCloseTo(0.25 * 0.9 ** 10, 9);
  });

  it('is gained most by who practiced, somewhat by colleagues elsewhere, not at all for other patterns', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (share, sessions) => {
          const mastery = new Mastery();
          for (let i = 0; i < sessions; i++) {
            mastery.practise('PRV-001', 'PTN-001', { ofPair: share / 2, ofPattern: share });
          }
          const own = mastery.frequencyOf('PRV-001', setting);
          const elsewhere = mastery.frequencyOf('PRV-002', setting);
          expect(own).toBeLessThan(elsewhere);
          expect(elsewhere).toBeLessThan(0.25);
          expect(mastery.frequencyOf('PRV-001', { ...setting, patternId: 'PTN-002' })).toBe(0.25);
        },
      ),
    );
  });

  it('a full session of a real person halves the frequency at home and takes three eighths elsewhere', () => {
    const mastery = new Mastery();
    mastery.teach('PRV-001', 'PTN-001', 1);
    expect(mastery.frequencyOf('PRV-001', setting)).toBeCloseTo(0.25 * 0.5, 12);
    expect(mastery.frequencyOf('PRV-002', setting)).toBeCloseTo(0.25 * 0.625, 12);
    expect(mastery.frequencyOf('PRV-001', { ...setting, patternId: 'PTN-002' })).toBe(0.25);
    mastery.teach('PRV-001', 'PTN-001', 0);
    expect(mastery.frequencyOf('PRV-001', setting)).toBeCloseTo(0.25 * 0.5, 12);
  });
});
