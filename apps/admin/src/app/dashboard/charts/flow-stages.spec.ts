import { claimLinks } from '@portal/figures';
import { flowStages } from './flow-stages.js';

const FLOW = {
  ...{ decided: 200, paid: 150, denied: 50, appealed: 20, notAppealed: 30 },
  ...{ overturned: 8, upheld: 12, waiting: 0 },
};
const LINKS = claimLinks(
  {
    runId: 'RUN-1',
    asOf: '2026-02-01T00:00:00Z',
    period: { from: '2026-01-01', to: '2026-01-31', name: 'custom', days: 31 },
  },
  {},
);

describe('the flow of claims', () => {
  const stages = flowStages(FLOW, LINKS);

  it('divides each stage wholly, and leaves out what no claim is in', () => {
    for (const { parts, claims } of stages) {
      expect(parts.reduce((sum, part) => sum + part.claims, 0)).toBe(claims);
    }
    expect(stages[2]?.parts.map(({ name }) => name)).toEqual(['overturned, paid', 'upheld']);
  });

  it('opens each stage out of the part that it is about', () => {
    expect(stages.map(({ opens }) => opens && [opens.from, opens.to])).toEqual([[75, 100], [0, 40], null]);
  });

  it('leads to the claims of each part', () => {
    expect(stages[1]?.parts[1]?.query).toMatchObject({ initialStatus: 'denied', status: 'denied' });
    expect(stages[0]?.query).toMatchObject({ initialStatus: 'approved,denied' });
  });

  it('is empty without claims', () => {
    const none = { decided: 0, paid: 0, denied: 0, appealed: 0, notAppealed: 0, overturned: 0, upheld: 0, waiting: 0 };
    expect(flowStages(none, LINKS).flatMap(({ parts }) => parts)).toEqual([]);
  });
});
