import { claimsOf, claimsOnDays, countedBy } from './claims-of.js';

describe('the claims of a pattern or policy', () => {
  it('are those on some days: of what detection inferred by submission, of everything else by the answer', () => {
    const inferred = claimsOf('candidateId=CND-1-001');
    const known = claimsOf('policyId=FREQ-A1C&runId=RUN-1');
    expect([countedBy(inferred), countedBy(known)]).toEqual(['submitted', 'decided']);
    expect(claimsOnDays(inferred, '2026-01-08', '2026-01-14')).toEqual({
      candidateId: 'CND-1-001',
      submittedFrom: '2026-01-08',
      submittedTo: '2026-01-14',
    });
    expect(claimsOnDays(known, '2026-01-08', '2026-01-14')).toEqual({
      ...{ policyId: 'FREQ-A1C', runId: 'RUN-1' },
      ...{ decidedFrom: '2026-01-08', decidedTo: '2026-01-14' },
    });
  });
});
