import { dashboardQuery, filterWords, lastingChange } from './dashboard-query.js';

const reader = (query: Record<string, string>) => (name: string) => query[name] ?? null;

describe('the address of the dashboard', () => {
  it('is a month of everything when it says nothing, or something that is no period', () => {
    expect(dashboardQuery(reader({}))).toMatchObject({ period: 'month', providerId: null });
    expect(dashboardQuery(reader({ period: 'decade' })).period).toBe('month');
  });

  it('carries days with a custom period alone', () => {
    const days = { from: '2026-01-01', to: '2026-01-09' };
    expect(dashboardQuery(reader({ period: 'custom', ...days }))).toMatchObject(days);
    expect(dashboardQuery(reader({ period: 'week', ...days }))).not.toHaveProperty('from');
  });

  it('names the run and the days when it is to show the same later', () => {
    const period = { from: '2026-01-01', to: '2026-01-30', name: 'month' as const, days: 30 };
    expect(lastingChange({ runId: 'RUN-1', period })).toEqual({
      ...{ runId: 'RUN-1', period: 'custom' },
      ...{ from: '2026-01-01', to: '2026-01-30' },
    });
    expect(lastingChange({ runId: null, period })).toEqual({});
    expect(lastingChange(null)).toEqual({});
  });

  it('has its filters in words, by id where the name is not known', () => {
    const choices = { providerId: [{ id: 'PRV-001', name: 'Valley Medical Associates' }], payerId: [], patternId: [] };
    const query = dashboardQuery(reader({ providerId: 'PRV-001', payerId: 'PAY-009' }));
    expect(filterWords(query, choices)).toEqual([
      ['Provider', 'Valley Medical Associates'],
      ['Payer', 'PAY-009'],
      ['Pattern', 'All'],
    ]);
  });
});
