import type { ClaimEdit } from '@portal/domain';
import { draftLines, withMore } from './claim-draft.js';

const LINE = {
  lineNumber: 1,
  procedureCode: '99213',
  label: 'Office visit',
  modifiers: ['95'],
  units: 1,
  diagnosisCodes: ['I10'],
  billedAmount: 200,
  drugCode: false,
};
const lines = [LINE, { ...LINE, lineNumber: 2, procedureCode: '17110', modifiers: [] }];
const add: ClaimEdit = { kind: 'add-modifier', line: 1, modifier: '25' };
const takeOff: ClaimEdit = { kind: 'remove-modifier', line: 1, modifier: '95' };

describe('a claim under repair', () => {
  it('shows on its lines what was changed, and keeps what was taken off in sight', () => {
    const edits: ClaimEdit[] = [add, takeOff, { kind: 'drop-line', line: 2 }];
    const [first, second] = draftLines(lines, edits);
    expect(first?.modifiers).toEqual([
      { code: '95', state: 'removed' },
      { code: '25', state: 'added' },
    ]);
    expect([first?.dropped, second?.dropped, second?.modifiers]).toEqual([false, true, []]);
  });

  it('shows other units, codes and diagnoses as changed', () => {
    const edits: ClaimEdit[] = [
      { kind: 'set-units', line: 1, units: 2 },
      { kind: 'point-diagnosis', line: 1, diagnosisCode: 'E11.9' },
    ];
    expect(draftLines(lines, edits)[0]).toMatchObject({ units: 2, diagnosisCodes: ['E11.9'], changed: true });
    expect(draftLines(lines, edits)[1]).toMatchObject({ units: 1, changed: false });
  });

  it('holds one change of a thing: the later one', () => {
    const two: ClaimEdit = { kind: 'set-units', line: 1, units: 2 };
    const three: ClaimEdit = { kind: 'set-units', line: 1, units: 3 };
    expect(withMore([two, add], three)).toEqual([add, three]);
    expect(withMore([add], { kind: 'remove-modifier', line: 1, modifier: '25' })).toHaveLength(1);
    expect(withMore([add], { ...add, line: 2 })).toHaveLength(2);
  });
});
