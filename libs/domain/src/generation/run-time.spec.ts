import { toCalendarDate, toInstant } from '../time/instant.js';
import { isFlatOut, runEnd, runStart } from './run-time.js';

describe('the time of a run', () => {
  const config = { startDate: '2026-01-05', warmupDays: 12, duration: '30-days' } as const;

  it('begins with its history, and ends with its duration', () => {
    expect(toCalendarDate(runStart(config))).toBe('2025-12-24');
    expect(toInstant(runEnd(config) as number)).toBe('2026-02-04T00:00:00Z');
    expect(runEnd({ ...config, duration: 'continuous' })).toBeNull();
  });

  it('is paced from the first opening of the practice on, unless it steps or runs at full speed', () => {
    const paced = { config, cursor: '2026-01-05T08:00:00Z', speed: '100x', stepping: false } as const;
    expect(isFlatOut(paced)).toBe(false);
    expect(isFlatOut({ ...paced, cursor: '2026-01-05T07:59:59Z' })).toBe(true);
    expect(isFlatOut({ ...paced, stepping: true })).toBe(true);
    expect(isFlatOut({ ...paced, speed: 'max' })).toBe(true);
  });
});
