import { weeklyFinding, weeklyRates, weeklyTable } from './pattern-detail-tables.js';

const week = (from: string, denied: number, seen: number) => ({
  ...{ from, to: from, denied, seen },
  ...{ rate: seen === 0 ? null : denied / seen, deniedBilled: 100 * denied },
});

describe('the course of a pattern by week', () => {
  it('is told from the first to the last week with enough claims', () => {
    const weeks = [week('2026-01-01', 5, 29), week('2026-01-08', 12, 100), week('2026-01-15', 4, 100)];
    expect(weeklyFinding(weeks)).toBe('It fell from 12.0% to 4.0% of the claims.');
    expect(weeklyFinding(weeks.slice(0, 1))).toMatch(/^Too few/);
    expect(weeklyFinding([])).toMatch(/^Too few/);
  });

  it('is drawn for the weeks that it is told of', () => {
    const weeks = [week('2026-01-01', 29, 29), week('2026-01-08', 3, 30), week('2026-01-15', 0, 0)];
    expect(weeklyRates(weeks)).toEqual([null, 0.1, null]);
    expect(weeklyFinding(weeks)).toBe('It stands at 10.0%, as in the first week.');
  });

  it('leads to the claims of each week, by the day that the pattern goes by', () => {
    const weeks = [week('2026-01-08', 12, 100)];
    expect(weeklyTable(weeks, { patternId: 'PTN-001' }).rows[0]?.claims).toEqual({
      patternId: 'PTN-001',
      decidedFrom: '2026-01-08',
      decidedTo: '2026-01-08',
    });
    expect(weeklyTable(weeks, { candidateId: 'CND-1-001' }).rows[0]?.claims).toEqual({
      candidateId: 'CND-1-001',
      submittedFrom: '2026-01-08',
      submittedTo: '2026-01-08',
    });
  });
});
