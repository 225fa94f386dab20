import { PATTERN_IDS } from '@portal/domain';
import { DEMO_SETTINGS } from '@portal/contracts/testing';
import { formOf, requestOf, settingsOf } from './generation-form.js';
import { patternRows } from './pattern-rows.js';

describe('the form of a run', () => {
  it('sends the settings that it was given', () => {
    expect(requestOf(formOf(DEMO_SETTINGS))).toEqual(DEMO_SETTINGS);
  });

  it('sends stages and rule changes as they were given', () => {
    const planned = {
      ...DEMO_SETTINGS,
      stages: [{ name: 'Training', fromDay: 8, settings: { practiceSessionsPerDay: 5, patterns: [] } }],
      ruleChanges: [
        { payerId: 'PAY-002', procedureCode: '99214', placeOfService: '11', fromDay: 43 },
        { payerId: 'PAY-003', procedureCode: '93306', placeOfService: null, fromDay: 7 },
      ],
    };
    expect(requestOf(formOf(planned))).toEqual(planned);
  });

  it('sends no seed when none is typed', () => {
    expect(requestOf({ ...formOf(DEMO_SETTINGS), seed: ' ' })).not.toHaveProperty('seed');
  });

  it('has a row for every pattern, the planted ones first and in their order', () => {
    const rows = patternRows(DEMO_SETTINGS.patterns);
    expect(rows.slice(0, 2).map(({ patternId }) => patternId)).toEqual(['PTN-003', 'PTN-001']);
    expect(rows.map(({ patternId }) => patternId).sort()).toEqual([...PATTERN_IDS].sort());
    expect(rows.filter(({ planted }) => planted)).toHaveLength(2);
  });

  it('plants what is switched on, and remembers the frequency of what is switched off', () => {
    const form = formOf(DEMO_SETTINGS);
    const patterns = form.patterns.map((row) => ({ ...row, planted: row.patternId === 'PTN-001' }));
    expect(settingsOf({ ...form, patterns }).patterns).toEqual([DEMO_SETTINGS.patterns[1]]);
    expect(patterns[0]?.frequency).toBe('10');
  });
});
