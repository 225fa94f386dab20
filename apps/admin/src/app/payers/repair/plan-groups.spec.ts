import type { BackfillPlanGroup } from '@portal/contracts';
import { planSteps, tallies } from './plan-groups.js';

type Sign = BackfillPlanGroup['rows'][number]['sign'];
const group = (step: number, title: string, ...signs: Sign[]): BackfillPlanGroup => ({
  step,
  payerId: title,
  title,
  note: '',
  rows: signs.map((sign) => ({ sign, label: '', place: '', detail: '', changes: 1 })),
});

describe('a plan on screen', () => {
  it('is told in steps with their payers; those to which nothing happens are named together', () => {
    const groups = [group(1, 'Orphans', 'removed'), group(2, 'Aetna', 'added'), group(2, 'Molina'), group(2, 'Utah')];
    expect(planSteps({ groups }).map(({ title, groups: all, unchanged }) => [title, all.length, unchanged])).toEqual([
      ['Repair what is there', 1, []],
      ['Private and Medicaid, 3 payers', 1, ['Molina', 'Utah']],
    ]);
  });

  it('counts what is removed, changed and added; what is kept does not count', () => {
    expect(tallies(group(2, 'Aetna', 'kept', 'added', 'changed', 'added')).map(({ text }) => text)).toEqual([
      '~1',
      '+2',
    ]);
    expect(tallies(group(1, 'Utah', 'kept', 'removed')).map(({ text }) => text)).toEqual(['−1']);
    expect(tallies(group(2, 'Molina'))).toEqual([]);
  });
});
