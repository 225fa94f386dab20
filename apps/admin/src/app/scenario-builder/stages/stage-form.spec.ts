import { formOf, settingsOf } from '../form/generation-form.js';
import { DEMO_SETTINGS } from '@portal/contracts/testing';
import { beforeStage, newStage, type StageRow, type StageSettings } from './stage-form.js';

const PATTERNS = [{ patternId: 'PTN-002', frequency: 0.2, improvementRate: 0.1 }];
const STAGES: StageSettings[] = [
  { name: 'Busy', fromDay: 20, settings: { claimsPerDay: 200, appealRate: 0.6 } },
  { name: 'Training', fromDay: 8, settings: { practiceSessionsPerDay: 0, denialRate: 0.118, patterns: PATTERNS } },
  { name: 'Only a name', fromDay: 25, settings: {} },
];

describe('stages in the form', () => {
  const form = formOf({ ...DEMO_SETTINGS, stages: STAGES });
  const row = (index: number) => form.stages[index] as StageRow;

  it('are sent as they were given: what is empty is not named', () => {
    expect(settingsOf(form).stages).toEqual(STAGES);
    expect(row(2)).toMatchObject({ claimsPerDay: '', denialRate: '', patterns: null });
  });

  it('show what holds before them, whatever their order in the list', () => {
    expect(beforeStage(form, row(1))).toMatchObject({ claimsPerDay: '100', denialRate: '30' });
    expect(beforeStage(form, row(0))).toMatchObject({ practiceSessionsPerDay: '0', denialRate: '11.8' });
    expect(beforeStage(form, row(0)).patterns).toBe(row(1).patterns);
    expect(beforeStage(form, row(2))).toMatchObject({ claimsPerDay: '200', appealRate: '60', denialRate: '11.8' });
  });

  it('are added on a free day of the run, after the others where there is room', () => {
    const added = (changes: Partial<typeof form>) => newStage({ ...form, ...changes }).fromDay;
    expect(added({ stages: [] })).toBe('15');
    expect(added({ stages: [], duration: '1-week' })).toBe('7');
    expect(added({ duration: 'continuous' })).toBe('39');
    expect(added({})).toBe('30');
    expect(
      added({
        stages: [
          { ...row(0), fromDay: '30' },
          { ...row(1), fromDay: '29' },
        ],
      }),
    ).toBe('28');
  });
});
