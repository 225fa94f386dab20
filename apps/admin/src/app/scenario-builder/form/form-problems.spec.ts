import { claimsPerDayBounds } from '@portal/domain';
import type { StageRow } from '../stages/stage-form.js';
import { DEMO_SETTINGS } from '@portal/contracts/testing';
import { liveProblemsOf, problemsOf, serverProblems } from './form-problems.js';
import { formOf, type GenerationForm } from './generation-form.js';

const DEMO = formOf(DEMO_SETTINGS);

describe('what is wrong with a form', () => {
  it('is nothing when every field is in its bounds', () => {
    expect(problemsOf(DEMO).size).toBe(0);
    expect(liveProblemsOf(DEMO).size).toBe(0);
  });

  it.each<[keyof GenerationForm, string, string]>([
    ['claimsPerDay', '9', 'A whole number from 10 to 1,000.'],
    ['claimsPerDay', '1,001', 'A whole number from 10 to 1,000.'],
    ['claimsPerDay', '99.5', 'A whole number from 10 to 1,000.'],
    ['claimsPerDay', '', 'A whole number from 10 to 1,000.'],
    ['denialRate', '101', 'A number from 0 to 100.'],
    ['appealRate', '-1', 'A number from 0 to 100.'],
    ['practiceSessionsPerDay', '5.1', 'A number from 0 to 5.'],
    ['warmupDays', '366', 'A whole number from 0 to 365.'],
    ['seed', '4294967296', 'A whole number from 0 to 4,294,967,295.'],
    ['startDate', '2026-02-31x', 'Choose a day.'],
  ])('stands at the field: %s of %j', (field, text, problem) => {
    expect([...problemsOf({ ...DEMO, [field]: text })]).toEqual([[field, problem]]);
  });

  it('leaves an empty seed alone: the server draws one', () => {
    expect(problemsOf({ ...DEMO, seed: '' }).size).toBe(0);
  });

  it('asks for a provider', () => {
    expect([...problemsOf({ ...DEMO, providerIds: [] }).keys()]).toEqual(['providerIds']);
  });

  it('allows more claims to the hospital alone', () => {
    expect(problemsOf({ ...DEMO, claimsPerDay: '1667', scenarioId: 'hospital' }).size).toBe(0);
    expect(problemsOf({ ...DEMO, claimsPerDay: '1667' }).has('claimsPerDay')).toBe(true);
    expect(liveProblemsOf({ ...DEMO, claimsPerDay: '1667', scenarioId: 'hospital' }).size).toBe(0);
    expect(liveProblemsOf({ ...DEMO, claimsPerDay: '1667' }).has('claimsPerDay')).toBe(true);
    expect(claimsPerDayBounds('hospital').max).toBe(2_000);
  });

  it('is told of planted patterns only', () => {
    const wrong = (planted: boolean) => ({
      ...DEMO,
      patterns: DEMO.patterns.map((row) => (row.patternId === 'PTN-001' ? { ...row, planted, frequency: '' } : row)),
    });
    expect([...problemsOf(wrong(true)).keys()]).toEqual(['patterns/PTN-001/frequency']);
    expect([...liveProblemsOf(wrong(true)).keys()]).toEqual(['patterns/PTN-001/frequency']);
    expect(problemsOf(wrong(false)).size).toBe(0);
  });
});

describe('what is wrong with a plan', () => {
  const stage = { name: 'Training', fromDay: 8, settings: { practiceSessionsPerDay: 5 } };
  const planned = formOf({ ...DEMO_SETTINGS, stages: [stage, { ...stage, name: 'Busy', fromDay: 15 }] });
  const [first, second] = planned.stages as [StageRow, StageRow];
  const wrong = (changes: Partial<GenerationForm>) => [...problemsOf({ ...planned, ...changes })];

  it('is nothing when every stage has a name and a day of its own', () => {
    expect(wrong({})).toEqual([]);
  });

  it.each<[Partial<StageRow>, string, string]>([
    [{ name: ' ' }, 'name', 'Give it a name.'],
    [{ name: 'x'.repeat(41) }, 'name', 'At most 40 characters.'],
    [{ fromDay: '0' }, 'fromDay', 'A whole number from 1 to 30.'],
    [{ fromDay: '31' }, 'fromDay', 'A whole number from 1 to 30.'],
    [{ fromDay: '8' }, 'fromDay', 'Training begins on day 8 too.'],
    [{ claimsPerDay: '9' }, 'claimsPerDay', 'A whole number from 10 to 1,000.'],
    [{ denialRate: '101' }, 'denialRate', 'A number from 0 to 100.'],
    [{ practiceSessionsPerDay: 'many' }, 'practiceSessionsPerDay', 'A number from 0 to 5.'],
  ])('stands at the field of the stage: %j', (changes, field, problem) => {
    expect(wrong({ stages: [first, { ...second, ...changes }] })).toEqual([[`stages/1/${field}`, problem]]);
  });

  it('calls a stage on the same day by what it is while it has no name', () => {
    const stages = [
      { ...first, name: ' ' },
      { ...second, fromDay: '8' },
    ];
    expect(wrong({ stages })).toContainEqual(['stages/1/fromDay', 'A stage without a name begins on day 8 too.']);
  });

  it('follows the length of the run', () => {
    expect(wrong({ duration: '1-week' }).map(([field]) => field)).toEqual(['stages/0/fromDay', 'stages/1/fromDay']);
    expect(wrong({ duration: 'continuous', stages: [{ ...first, fromDay: '3650' }] })).toEqual([]);
  });

  it('stands at the field of a rule change', () => {
    const ruleChanges = [{ payerId: '', procedureCode: ' ', placeOfService: '', fromDay: '1.5' }];
    expect(wrong({ ruleChanges })).toEqual([
      ['ruleChanges/0/payerId', 'Choose a payer.'],
      ['ruleChanges/0/procedureCode', 'Name a code.'],
      ['ruleChanges/0/fromDay', 'A whole number from 1 to 3,650.'],
    ]);
  });
});

describe('what the server said of a request', () => {
  it('comes to the field, the pattern counted among those that were sent', () => {
    const problems = serverProblems(DEMO, [
      { pointer: '/claimsPerDay', detail: 'expected number to be <=1000' },
      { pointer: '/patterns/1/improvementRate', detail: 'too large' },
      { pointer: '/patterns/0/patternId', detail: 'unknown' },
    ]);
    expect([...problems]).toEqual([
      ['claimsPerDay', 'Expected number to be <=1000.'],
      ['patterns/PTN-001/improvementRate', 'Too large.'],
      ['patterns/PTN-003/frequency', 'Unknown.'],
    ]);
  });

  it('comes to the field of a stage or a rule change', () => {
    const stage = { name: 'Training', fromDay: 8, settings: { patterns: [...DEMO_SETTINGS.patterns] } };
    const problems = serverProblems(formOf({ ...DEMO_SETTINGS, stages: [stage] }), [
      { pointer: '/stages/0/fromDay', detail: 'the run ends with day 7' },
      { pointer: '/stages/0/settings/claimsPerDay', detail: 'too big' },
      { pointer: '/stages/0/settings/patterns/1/frequency', detail: 'too large' },
      { pointer: '/stages/0/settings/patterns', detail: 'too many' },
      { pointer: '/config/ruleChanges/2/procedureCode', detail: 'there is no code 1' },
      { pointer: '/stages', detail: 'too long' },
    ]);
    expect([...problems.keys()]).toEqual([
      'stages/0/fromDay',
      'stages/0/claimsPerDay',
      'stages/0/patterns/PTN-001/frequency',
      'stages/0/patterns',
      'ruleChanges/2/procedureCode',
      'stages',
    ]);
  });

  it('comes to the same field when a scenario was kept', () => {
    expect([...serverProblems(DEMO, [{ pointer: '/config/appealRate', detail: 'Too big.' }])]).toEqual([
      ['appealRate', 'Too big.'],
    ]);
  });
});
