import { dashboardQuery, decidedClaims } from './dashboard-query.js';

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

  it('leads to the claims decided in its period', () => {
    const period = { from: '2026-01-01', to: '2026-01-30', name: 'month' as const, days: 30 };
    expect(decidedClaims({ runId: 'RUN-1', period }, { payerId: 'PAY-001' })).toEqual({
      runId: 'RUN-1',
      decidedFrom: '2026-01-01',
      decidedTo: '2026-01-30',
      payerId: 'PAY-001',
    });
  });
});
