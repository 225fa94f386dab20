import { GENERATION_SPEEDS, SPEED_FACTORS, toEpochSeconds } from '@portal/domain';
import fc from 'fast-check';
import { SimulatedClock } from './simulated-clock.js';

const start = toEpochSeconds('2026-01-05');
const paced = GENERATION_SPEEDS.filter((speed) => speed !== 'max');

describe('the simulated clock', () => {
  it.each(paced)('plays %s within 2 %% of its factor over a minute', (speed) => {
    const clock = SimulatedClock.startingAt(start, 1_000, speed);
    const ratio = (clock.at(61_000) - start) / 60;
    expect(Math.abs(ratio / SPEED_FACTORS[speed] - 1)).toBeLessThan(0.02);
  });

  it('knows no bound at max', () => {
    const clock = SimulatedClock.startingAt(start, 0, 'max');
    expect(clock.unbounded).toBe(true);
    expect(clock.at(1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('loses and gains nothing however often the speed changes', () => {
    const leg = fc.record({ speed: fc.constantFrom(...paced), seconds: fc.integer({ min: 0, max: 10_000 }) });
    fc.assert(
      fc.property(fc.array(leg, { minLength: 1, maxLength: 20 }), (legs) => {
        let real = 0;
        let expected = start;
        let clock = SimulatedClock.startingAt(start, real, 'real-time');
        for (const { speed, seconds } of legs) {
          clock = clock.withSpeed(speed, real, expected);
          real += seconds * 1000;
          expected += seconds * SPEED_FACTORS[speed];
        }
        expect(Math.abs(clock.at(real) - expected)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('goes on from the cursor when it comes down from max', () => {
    const clock = SimulatedClock.startingAt(start, 0, 'max').withSpeed('10x', 5_000, start + 86_400);
    expect(clock.at(5_000)).toBe(start + 86_400);
    expect(clock.at(6_000)).toBe(start + 86_410);
  });
});
