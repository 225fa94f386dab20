import { BACKGROUND_CAUSES } from './background-causes.js';
import {
  causeOfEdit,
  causesSaying,
  DEFAULT_OVERTURN_RATE,
  denialCause,
  denialReasonOf,
  OTHER_CAUSE_ID,
  overturnRateOf,
  UNKNOWN_DENIAL_REASON,
} from './denial-causes.js';
import { DENIAL_PATTERNS } from './pattern-catalogue.js';
import { BACKGROUND_CAUSE_IDS, PATTERN_IDS } from './pattern-id.js';

const EVERY_CAUSE = [...PATTERN_IDS, ...BACKGROUND_CAUSE_IDS, OTHER_CAUSE_ID];

describe('a cause of denial', () => {
  it('is found by its id, pattern or background', () => {
    for (const id of PATTERN_IDS) expect(denialCause(id)).toBe(DENIAL_PATTERNS[id]);
    for (const id of BACKGROUND_CAUSE_IDS) expect(denialCause(id)).toBe(BACKGROUND_CAUSES[id]);
    expect(denialCause(OTHER_CAUSE_ID)).toBeUndefined();
  });

  it.each([
    ['EM57', 'PTN-001'],
    ['BUNDLED', 'PTN-002'],
    ['DOC', 'PTN-003'],
    ['REFERRAL', 'PTN-004'],
    ['MUE', 'PTN-005'],
    ['NEC', 'PTN-006'],
    ['TELE', 'PTN-007'],
    ['COB', 'BG-COB'],
    ['DXRULE', OTHER_CAUSE_ID],
  ] as const)('owns the edit %s: %s', (edit, causeId) => {
    expect(causeOfEdit(edit)).toBe(causeId);
  });

  it('has its own reason and its own rate of overturns, 0 where it cannot be appealed', () => {
    expect(denialReasonOf('BG-DUP')).toBe('Same claim sent twice');
    expect([overturnRateOf('BG-LATE'), overturnRateOf('BG-DUP')]).toEqual([0.15, 0]);
    expect(denialReasonOf(OTHER_CAUSE_ID)).toBe(UNKNOWN_DENIAL_REASON);
    expect(overturnRateOf(OTHER_CAUSE_ID)).toBe(DEFAULT_OVERTURN_RATE);
  });
});

describe('a search for causes by their reason', () => {
  it.each<[string, readonly string[]]>([
    ['modifier', ['PTN-001']],
    ['MISSING', ['PTN-001', 'BG-MISSING']],
    ['payer', ['BG-PAYER', 'BG-COB']],
    ['coding rule', [OTHER_CAUSE_ID]],
    ['weather', []],
    ['', EVERY_CAUSE],
  ])('"%s" finds %j, in whatever case', (text, causes) => {
    expect(causesSaying(text)).toEqual(causes);
    expect(causesSaying(text.toUpperCase())).toEqual(causes);
  });
});
