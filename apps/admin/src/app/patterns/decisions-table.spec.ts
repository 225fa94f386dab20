import { decisionsFinding, decisionsTable } from './decisions-table.js';

const CANDIDATE = {
  began: '2026-01-06',
  before: { denied: 2, seen: 1177, rate: 2 / 1177 },
  since: { denied: 19, seen: 22, rate: 19 / 22 },
  claimsQuery: 'candidateId=CND-1-001',
  daily: [
    { day: '2026-01-05', approved: 40, denied: 1 },
    { day: '2026-01-06', approved: 1, denied: 9 },
    { day: '2026-01-07', approved: 2, denied: 0 },
  ],
};

describe('the decisions on the claims of a candidate', () => {
  it('are told in counts, before it began and since', () => {
    expect(decisionsFinding(CANDIDATE)).toBe('2 of 1,177 were refused before Tue, Jan 6, 2026, 19 of 22 since.');
    expect(decisionsFinding({ ...CANDIDATE, began: null })).toBe('19 of 22 such claims were refused.');
  });

  it('lead to the claims refused on a day, where there are any of it', () => {
    const { columns, rows } = decisionsTable(CANDIDATE);
    expect(columns.map(({ name }) => name)).toEqual(['Submitted', 'Approved', 'Denied']);
    expect(rows.map(({ claims }) => claims)).toEqual([
      null,
      { candidateId: 'CND-1-001', submittedFrom: '2026-01-06', submittedTo: '2026-01-06' },
      null,
    ]);
  });
});
