import { RateMeter } from './rate-meter.js';

describe('the rate of claims', () => {
  it('is 0 before anything is stored', () => {
    expect(new RateMeter().perSecond(1_000)).toBe(0);
  });

  it('is what was stored per second over the window', () => {
    const meter = new RateMeter();
    for (let at = 0; at < 20_000; at += 100) meter.add(40, at);
    expect(meter.perSecond(20_000)).toBeCloseTo(400, -1);
  });

  it('follows a change within the window and falls to 0 after it', () => {
    const meter = new RateMeter();
    for (let at = 0; at < 10_000; at += 100) meter.add(100, at);
    for (let at = 10_000; at < 15_000; at += 100) meter.add(10, at);
    expect(meter.perSecond(15_000)).toBeCloseTo(100, -1);
    expect(meter.perSecond(30_000)).toBe(0);
  });

  it('is reckoned over a quarter of a second at least: one batch that was just stored is no flood', () => {
    const meter = new RateMeter();
    meter.add(400, 0);
    expect(meter.perSecond(1)).toBe(1_600);
  });
});
