import type { PolicyList, PolicyView } from '@portal/contracts';
import { deniedClaims, effectiveWords, matchingWords, policyBeginnings, scopeWords } from './policy-words.js';

describe('the words of a policy', () => {
  it('say when it holds', () => {
    expect(effectiveWords({ effectiveFrom: null, effectiveTo: null })).toBe('always');
    expect(effectiveWords({ effectiveFrom: '2026-01-06', effectiveTo: null })).toBe('since Tue, Jan 6, 2026');
    expect(effectiveWords({ effectiveFrom: null, effectiveTo: '2026-01-06' })).toBe('until Tue, Jan 6, 2026');
    expect(effectiveWords({ effectiveFrom: '2026-01-05', effectiveTo: '2026-01-06' })).toBe(
      'Mon, Jan 5, 2026 to Tue, Jan 6, 2026',
    );
  });

  it('mark the days on which it changes', () => {
    const marked = (effectiveFrom: string | null, effectiveTo: string | null) =>
      policyBeginnings({ effectiveFrom, effectiveTo }).map(({ day, name }) => `${day} ${name}`);
    expect(marked(null, null)).toEqual([]);
    expect(marked('2026-01-06', '2026-01-31')).toEqual([
      '2026-01-06 Payer rule changed',
      '2026-02-01 Payer rule changed',
    ]);
  });

  it('say what it applies to', () => {
    expect(scopeWords({ procedureCodes: null, placeOfService: null } as PolicyView)).toBe('every claim');
    expect(scopeWords({ procedureCodes: ['93306'], placeOfService: '11' } as PolicyView)).toBe('93306, place 11');
  });

  it('say how far matching has come and what no rule explains', () => {
    const list = { backlog: 0, unexplained: { claims: 0, deniedBilled: 0 } } as PolicyList;
    expect(matchingWords(list)).toBe(
      'All payer answers are matched to rules; a rule explains every denial of the 30 days.',
    );
    expect(matchingWords({ ...list, backlog: 12, unexplained: { claims: 3, deniedBilled: 450.5 } })).toBe(
      '12 payer answers are not matched to rules yet; no rule of the book explains 3 denials of the 30 days ($450.50).',
    );
  });

  it('lead to the claims that it denied, by the day that they are counted on', () => {
    const list = { runId: 'RUN-1', from: '2026-01-01', to: '2026-01-30' };
    expect(deniedClaims({ id: 'FREQ-A1C', source: 'book' }, list)).toEqual({
      ...{ runId: 'RUN-1', policyId: 'FREQ-A1C' },
      ...{ decidedFrom: '2026-01-01', decidedTo: '2026-01-30' },
    });
    expect(deniedClaims({ id: 'CND-1-001', source: 'detected' }, list)).toEqual({
      ...{ runId: 'RUN-1', candidateId: 'CND-1-001' },
      ...{ submittedFrom: '2026-01-01', submittedTo: '2026-01-30' },
    });
    expect(deniedClaims({ id: 'FREQ-A1C', source: 'book' }, { ...list, runId: null })).toBeNull();
  });
});
