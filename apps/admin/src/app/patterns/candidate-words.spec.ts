import type { DetectionStatusView, PatternCandidate } from '@portal/contracts';
import {
  chanceWords,
  confidenceWords,
  courseWords,
  detectionWords,
  effectWords,
  refusalBars,
} from './candidate-words.js';

const CANDIDATE = {
  ...{ foundAt: '2026-01-16T12:00:00Z', began: '2026-01-06', ongoing: true, lastRefusal: '2026-01-15' },
  ...{ payerId: 'PAY-001', place: { code: '11', label: 'Office' } },
  since: { denied: 19, seen: 22, rate: 19 / 22 },
  before: { denied: 2, seen: 177, rate: 2 / 177 },
  otherPayers: { denied: 3, seen: 118, rate: 3 / 118 },
  otherPlaces: { denied: 1, seen: 4, rate: 0.25 },
} as PatternCandidate;

describe('the words of a candidate', () => {
  it('say when it was found, when it began and whether it goes on', () => {
    expect(courseWords(CANDIDATE)).toBe(
      'Found on Fri, Jan 16, 2026 at 12:00. It began on Tue, Jan 6, 2026 and goes on.',
    );
    expect(courseWords({ ...CANDIDATE, began: null, ongoing: false })).toBe(
      'Found on Fri, Jan 16, 2026 at 12:00. It goes back to the start of the data and ended; the last was refused on Thu, Jan 15, 2026.',
    );
  });

  it('say how likely it is by chance', () => {
    expect(chanceWords({ qValue: 0, combinations: 4212 })).toContain(
      'less than 1 in a billion, after allowing for 4,212',
    );
    expect(chanceWords({ qValue: 1 / 4321, combinations: 7 })).toContain('about 1 in 4,300,');
  });

  it('say how sure it is, and never wholly', () => {
    expect([0.874, 0.999, 0.9999999, 1].map(confidenceWords)).toEqual(['87.4%', '99.9%', 'over 99.9%', 'over 99.9%']);
  });

  it('say how far it lies from what was to be expected', () => {
    expect([1.94, 0.8, 0.5, 0.2, 0.19].map(effectWords)).toEqual([
      'large, Cohen’s h 1.94',
      'large, Cohen’s h 0.80',
      'medium, Cohen’s h 0.50',
      'small, Cohen’s h 0.20',
      'slight, Cohen’s h 0.19',
    ]);
  });

  it('compare it with what there is to compare with, and speak of no rate over a few claims', () => {
    expect(refusalBars(CANDIDATE).map(({ name, rate, basis }) => [name, rate, basis])).toEqual([
      ['Since Jan 6', '86.4%', '19 of 22'],
      ['Before', '1.1%', '2 of 177'],
      ['Other payers', '2.5%', '3 of 118'],
      ['Other places', '', '1 of 4'],
    ]);
    expect(refusalBars({ ...CANDIDATE, began: null, payerId: null, place: null }).map(({ name }) => name)).toEqual([
      'Such claims',
    ]);
  });

  it('say how far detection has come', () => {
    const status: DetectionStatusView = {
      ...{ state: 'behind' as const, runId: 'RUN-1', detectedAt: null, nextAt: '2026-01-16T18:00:00Z' },
      ...{ hoursBehind: 6, combinations: 0, failure: null },
    };
    expect(detectionWords(status)).toBe(
      'Next detection on Fri, Jan 16, 2026 at 18:00, simulated; 6 simulated hours behind',
    );
    expect(detectionWords({ ...status, state: 'current', detectedAt: '2026-01-31T18:00:00Z', nextAt: null })).toBe(
      'Last detection on Sat, Jan 31, 2026 at 18:00, simulated',
    );
    expect(detectionWords({ ...status, failure: { reason: 'The disk is full.', at: '2026-01-16T18:00:00Z' } })).toBe(
      'The last detection failed: The disk is full.',
    );
  });
});
