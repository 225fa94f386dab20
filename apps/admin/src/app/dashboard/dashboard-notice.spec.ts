import { dashboardNotice } from './dashboard-notice.js';

describe('the line of the dashboard', () => {
  const good = { stale: false, staleSeconds: null };
  const old = { stale: true, staleSeconds: 1_200 };
  const candidate = {
    ...{ id: 'CND-1-001', title: 'Aetna refuses 93306', began: '2026-01-06', atStake: 4_321.5 },
    since: { denied: 19, seen: 22, rate: 19 / 22 },
  };

  it('says what matters most alone', () => {
    expect(dashboardNotice('The database is full.', old, candidate).kind).toBe('stopped');
    expect(dashboardNotice(null, old, candidate)).toEqual({
      kind: 'care',
      title: 'These are the last good figures',
      text: 'They are 20 min old. What came since could not be counted yet; the portal keeps trying.',
    });
    expect(dashboardNotice(null, good, null).kind).toBe('quiet');
    expect(dashboardNotice(null, null, null).kind).toBe('quiet');
  });

  it('says what detection found, since when, and where to look at it', () => {
    expect(dashboardNotice(null, good, candidate)).toEqual({
      ...{ kind: 'news', id: 'CND-1-001', title: 'New pattern: Aetna refuses 93306' },
      text: '19 of 22 such claims refused since Jan 6, $4,321.50 so far.',
    });
    const text = '19 of 22 such claims refused since the start of the data, $4,321.50 so far.';
    expect(dashboardNotice(null, good, { ...candidate, began: null })).toMatchObject({ text });
  });
});
