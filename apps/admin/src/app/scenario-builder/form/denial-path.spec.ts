import { DEMO_SETTINGS } from '@portal/contracts/testing';
import { denialPath, denialRates } from './denial-path.js';

describe('the denial rate that settings lead to', () => {
  it('begins at the set rate and falls with practice, down to the background', () => {
    const rates = denialRates({ ...DEMO_SETTINGS, duration: '90-days' });
    expect(rates[0]).toBeCloseTo(0.3);
    for (const [index, rate] of rates.slice(1).entries()) expect(rate).toBeLessThan(rates[index] ?? 0);
    expect(rates.at(-1)).toBeGreaterThan(0.3 - 0.218);
  });

  it('stays without practice', () => {
    for (const rate of denialRates({ ...DEMO_SETTINGS, practiceSessionsPerDay: 0 })) expect(rate).toBeCloseTo(0.3);
  });

  it('is that of the patterns when they exceed the set rate', () => {
    expect(denialRates({ ...DEMO_SETTINGS, denialRate: 0.1 })[0]).toBeCloseTo(0.218);
  });

  it('is drawn from the left edge to the right one, inside of its height', () => {
    const points = denialPath(DEMO_SETTINGS, 150, 32);
    expect([points[0]?.[0], points.at(-1)?.[0]]).toEqual([0, 150]);
    for (const [, y] of points) expect(y >= 0 && y <= 32).toBe(true);
  });

  it('follows the stages: practice begins to tell with its stage, and a denial rate is set anew', () => {
    const staged = (stages: NonNullable<typeof DEMO_SETTINGS.stages>) =>
      denialRates({ ...DEMO_SETTINGS, practiceSessionsPerDay: 0, stages });
    const trained = staged([{ name: 'Training', fromDay: 15, settings: { practiceSessionsPerDay: 5 } }]);
    expect(trained.slice(0, 3)).toEqual([0.3, 0.3, 0.3].map((rate) => expect.closeTo(rate, 10)));
    expect(trained[3]).toBeLessThan(0.29);
    const worse = staged([{ name: 'Worse', fromDay: 8, settings: { denialRate: 0.4 } }]);
    expect(worse.slice(0, 2)).toEqual([expect.closeTo(0.3, 10), expect.closeTo(0.4, 10)]);
  });
});
