import { EDITS } from '../adjudication/adjudication.js';
import { BACKGROUND_CAUSES } from './background-causes.js';
import { causeOfEdit, DEFAULT_OVERTURN_RATE, denialReasonOf, OTHER_CAUSE_ID, overturnRateOf } from './denial-causes.js';
import { DENIAL_PATTERNS, PATTERN_LIST } from './pattern-catalogue.js';
import { BACKGROUND_CAUSE_IDS, isPatternId, PATTERN_IDS } from './pattern-id.js';

/** Codes that say nothing without a remark. */
const CARCS_THAT_NEED_REMARK = ['16', '96', '129', '252'];

describe('the pattern catalogue', () => {
  it('has the seven patterns, each under its own id', () => {
    expect(PATTERN_LIST.map(({ id }) => id)).toEqual(PATTERN_IDS);
    expect(PATTERN_IDS).toHaveLength(7);
    for (const id of PATTERN_IDS) expect(DENIAL_PATTERNS[id].id).toBe(id);
  });

  it.each([
    ['PTN-001', 'modifier-missing', 'Missing Modifier 25', '4', 0.7],
    ['PTN-002', 'unbundling', 'Unbundled codes', '97', 0.3],
    ['PTN-003', 'documentation', 'Incomplete documentation', '16', 0.4],
    ['PTN-004', 'authorization', 'Prior authorization required', '197', 0.45],
    ['PTN-005', 'frequency', 'Exceeds frequency limits', '151', 0.25],
    ['PTN-006', 'medical-necessity', 'Not medically necessary', '50', 0.2],
    ['PTN-007', 'telehealth', 'Telehealth place-of-service mismatch', '5', 0.6],
  ] as const)('%s: category %s means "%s", CARC %s, overturned %d', (id, category, reason, carc, overturnRate) => {
    expect(DENIAL_PATTERNS[id]).toMatchObject({ category, denialReason: reason, carc, overturnRate, group: 'CO' });
    expect(denialReasonOf(id)).toBe(reason);
    expect(overturnRateOf(id)).toBe(overturnRate);
  });

  it('has a remark wherever the adjustment code needs one, and words for everything', () => {
    for (const { carc, rarcs, description, suggestedAction, edits } of PATTERN_LIST) {
      if (CARCS_THAT_NEED_REMARK.includes(carc)) expect(rarcs.length).toBeGreaterThan(0);
      expect(description).toMatch(/\.$/);
      expect(suggestedAction).toMatch(/\.$/);
      expect(edits.length).toBeGreaterThan(0);
    }
  });

  it('knows what it does not know', () => {
    expect(denialReasonOf('PTN-999')).toBe('Coding rule not met');
    expect(overturnRateOf('PTN-999')).toBe(DEFAULT_OVERTURN_RATE);
    expect([isPatternId('PTN-007'), isPatternId('PTN-008'), isPatternId('BG-DUP')]).toEqual([true, false, false]);
  });
});

describe('the causes of denial', () => {
  it('share the background denials among them', () => {
    const shares = BACKGROUND_CAUSE_IDS.map((id) => BACKGROUND_CAUSES[id].share);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('are overturned only where they may be appealed', () => {
    for (const { appealable, overturnRate } of Object.values(BACKGROUND_CAUSES))
      expect(overturnRate > 0).toBe(appealable);
  });

  it('own each edit at most once; what nobody owns is another coding rule', () => {
    const owned = [
      ...PATTERN_LIST.flatMap(({ edits }) => edits),
      ...Object.values(BACKGROUND_CAUSES).map(({ edit }) => edit),
    ];
    expect(new Set(owned).size).toBe(owned.length);
    for (const edit of EDITS) expect(causeOfEdit(edit) === OTHER_CAUSE_ID).toBe(!owned.includes(edit));
  });
});
