import { claimOf, cleanClaim, earWax, line, policyBook } from '../testing/index.js';
import type { ClaimEdit } from './claim-edit.js';
import { judgeAnswer } from './judge-answer.js';
import { labHelp } from './lab-help.js';
import { afterHint, afterTry, currentExercise, freshExercise, givenUp, scoreOf, sessionScore } from './lab-session.js';

/** A visit and ear wax removed on one day, without the modifier that says that the visit stood on its own. */
const without25 = cleanClaim({ lineItems: [line(), earWax()] });
const judge = (edits: readonly ClaimEdit[], patternId = 'PTN-001') =>
  judgeAnswer(without25, { patternId, edits }, policyBook);
const add25 = (on: number): ClaimEdit => ({ kind: 'add-modifier', line: on, modifier: '25' });

describe('an answer in Claim Lab', () => {
  it('is right when the payer would pay all, and says why and by which rule', () => {
    expect(judge([add25(1)])).toMatchObject({
      patternRight: true,
      grade: 'paid',
      mended: 1,
      answer: { outcome: 'approved' },
      rule: 'Visit with a procedure on the same day',
      why: expect.stringContaining('Line 1 is a visit on the same day as 69210'),
    });
  });

  it('earns half for the right modifier on the wrong line', () => {
    expect(judge([add25(2)])).toMatchObject({ grade: 'right-change-elsewhere', mended: 0.5 });
  });

  it('earns half when the fault is gone and another has come', () => {
    const edits: ClaimEdit[] = [add25(1), { kind: 'add-modifier', line: 2, modifier: '95' }];
    expect(judge(edits)).toMatchObject({
      grade: 'other-fault-left',
      mended: 0.5,
      rule: 'Place and telehealth modifier agree',
    });
  });

  it('earns nothing when the payer still denies it for the same reason', () => {
    expect(judge([])).toMatchObject({ grade: 'still-denied', mended: 0 });
  });

  it('earns the share of the money that it keeps', () => {
    const judged = judge([{ kind: 'drop-line', line: 2 }]);
    expect(judged.grade).toBe('paid-less');
    expect(judged.mended).toBeCloseTo(judged.answer.allowedAmount / judge([add25(1)]).answer.allowedAmount, 10);
    expect(judged.why).toContain('gives up money');
  });

  it('earns no more than all where it is paid more than the correction that the portal knows', () => {
    const pair = claimOf([line({ procedureCode: '11102' }), line({ lineNumber: 2, procedureCode: '17000' })]);
    const parted: ClaimEdit = { kind: 'add-modifier', line: 2, modifier: '59' };
    const judged = judgeAnswer(pair, { patternId: 'PTN-002', edits: [parted] }, policyBook);
    expect(judged).toMatchObject({ grade: 'paid', mended: 1, answer: { outcome: 'approved' } });
    const dropped: ClaimEdit = { kind: 'drop-line', line: 2 };
    const known = judgeAnswer(pair, { patternId: 'PTN-002', edits: [dropped] }, policyBook);
    expect(known.mended).toBe(1);
    expect(judged.answer.allowedAmount).toBeGreaterThan(known.answer.allowedAmount);
  });

  it('tells a pattern that was named wrongly from one named right', () => {
    expect(judge([add25(1)], 'PTN-002').patternRight).toBe(false);
  });

  it.each<[ClaimEdit, string]>([
    [{ kind: 'add-modifier', line: 3, modifier: '25' }, '/edits/0/line'],
    [{ kind: 'remove-modifier', line: 1, modifier: '25' }, '/edits/0'],
    [{ kind: 'change-code', line: 1, procedureCode: '99999' }, '/edits/0'],
    [{ kind: 'point-diagnosis', line: 1, diagnosisCode: 'Q00' }, '/edits/0'],
    [{ kind: 'fill-in', field: 'authorizationNumber', line: 1 }, '/edits/0'],
    [{ kind: 'set-units', line: 1, units: 9 }, '/edits'],
  ])('%j cannot be made and says where', (edit, pointer) => {
    expect(() => judge([edit])).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ pointer })] }));
  });

  it('keeps at least one line', () => {
    const edits: ClaimEdit[] = [1, 2].map((number) => ({ kind: 'drop-line', line: number }));
    expect(() => judge(edits)).toThrow('keeps at least one line');
  });
});

describe('help with an exercise', () => {
  it('goes from the place to the way, and the note bears the correction out', () => {
    const help = labHelp(without25, policyBook);
    expect(help?.hints).toEqual([
      'Look at line 1.',
      'The rule: visit with a procedure on the same day.',
      expect.stringContaining('Modifier 25'),
    ]);
    expect(help?.solution).toEqual(['add modifier 25 to line 1']);
    expect(help?.note).toContain('stand on their own');
  });

  it('is not there where nothing on the claim can mend it', () => {
    expect(labHelp(cleanClaim({ record: { coverageEndDate: '2026-01-31' } }), policyBook)).toBeNull();
    expect(labHelp(claimOf([line()]), policyBook)).toBeNull();
  });
});

describe('points of an exercise', () => {
  const right = { patternId: 'PTN-001', edits: [add25(1)] };
  const wrong = { patternId: 'PTN-001', edits: [add25(2)] };
  const tried = (exercise = freshExercise('CLM-1'), ...answers: (typeof right)[]) =>
    answers.reduce((soFar, answer) => afterTry(soFar, answer, judgeAnswer(without25, answer, policyBook)), exercise);

  it('ten for the right fix at once, eight at the second try, less for each hint', () => {
    expect(tried(freshExercise('CLM-1'), right)).toMatchObject({ points: 10, state: 'right' });
    expect(tried(freshExercise('CLM-1'), wrong, right)).toMatchObject({ points: 8, state: 'right' });
    expect(tried(afterHint(freshExercise('CLM-1')), right)).toMatchObject({ points: 8, state: 'right' });
  });

  it('the best try counts when the last one is wrong too, and then it is done', () => {
    const done = tried(freshExercise('CLM-1'), wrong, wrong, wrong);
    expect(done).toMatchObject({ points: 6, state: 'partly' });
    expect(() => tried(done, right)).toThrow('done');
    expect(givenUp(done)).toBe(done);
  });

  it('a fix under another name is mended, but not right', () => {
    expect(tried(freshExercise('CLM-1'), { ...right, patternId: 'PTN-004' })).toMatchObject({
      points: 7,
      state: 'partly',
    });
  });

  it('what was given up keeps its points; a fourth hint is refused', () => {
    expect(givenUp(freshExercise('CLM-1'))).toMatchObject({ points: 0, state: 'missed' });
    const hinted = afterHint(afterHint(afterHint(freshExercise('CLM-1'))));
    expect(() => afterHint(hinted)).toThrow('no hint left');
    expect(tried(hinted, right)).toMatchObject({ points: 4, state: 'right' });
  });

  it('add up to a session; a short one counts as the part of a full one that it is', () => {
    const exercises = [tried(freshExercise('CLM-1'), right), givenUp(freshExercise('CLM-2')), freshExercise('CLM-3')];
    expect(scoreOf(exercises)).toEqual({ points: 10, possible: 30, correct: 1, hints: 0, answered: 2 });
    expect(sessionScore(exercises)).toBeCloseTo(0.1, 10);
    expect(currentExercise(exercises)).toBe(2);
  });
});
