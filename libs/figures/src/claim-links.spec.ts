import { claimLinks } from './claim-links.js';

const BOARD = {
  runId: 'RUN-1',
  asOf: '2026-01-16T00:00:00Z',
  period: { from: '2026-01-01', to: '2026-01-15', name: 'custom' as const, days: 15 },
};
const FILTERED = { providerId: 'PRV-001', payerId: null, patternId: 'PTN-001' };
const PLACE = { runId: 'RUN-1', providerId: 'PRV-001', payerId: null };

describe('the way from a figure to its claims', () => {
  const links = claimLinks(BOARD, FILTERED);

  it('narrows denials by the pattern, and leaves the decided claims whole', () => {
    const days = { decidedFrom: '2026-01-01', decidedTo: '2026-01-15' };
    expect(links.decided()).toEqual({ ...PLACE, ...days, initialStatus: 'approved,denied' });
    expect(links.denied()).toEqual({ ...PLACE, ...days, patternId: 'PTN-001', initialStatus: 'denied' });
    expect(links.denied({ patternId: 'PTN-002' }, '2026-01-07')).toMatchObject({
      patternId: 'PTN-002',
      decidedFrom: '2026-01-07',
      decidedTo: '2026-01-07',
    });
  });

  it('goes by the outcome of appeals', () => {
    expect(links.appealed({ status: 'overturned' })).toEqual({
      ...PLACE,
      patternId: 'PTN-001',
      outcomeFrom: '2026-01-01',
      outcomeTo: '2026-01-15',
      status: 'overturned',
    });
  });

  it('counts the age of open claims back from the last whole second that is stored', () => {
    expect(links.open(31, 60)).toMatchObject({ submittedFrom: '2025-11-16', submittedTo: '2025-12-15' });
    expect(links.open(121, null)).toMatchObject({ submittedFrom: null, submittedTo: '2025-09-16' });
  });
});
