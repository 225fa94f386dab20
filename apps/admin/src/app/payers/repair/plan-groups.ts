import type { BackfillPlanGroup, BackfillReport } from '@portal/contracts';
import { formatQuantity } from '@portal/figures';

/** What happens in a group: rows added, changed and removed, as signed figures in the order of the diff. */
export interface PlanTally {
  readonly text: string;
  readonly color: 'c-recovered' | 'c-appealed' | 'c-denied';
}

/** A step of the plan with its groups; payers to which nothing happens are named together. */
export interface PlanStep {
  readonly number: number;
  readonly title: string;
  readonly groups: readonly BackfillPlanGroup[];
  readonly unchanged: readonly string[];
}

const TITLES: Readonly<Record<number, string>> = {
  1: 'Repair what is there',
  2: 'Private and Medicaid',
  3: 'Self-Pay',
  4: 'Keep it so',
};

/** The steps of a plan; a step without groups is left out. */
export function planSteps({ groups }: Pick<BackfillReport, 'groups'>): PlanStep[] {
  return [1, 2, 3, 4]
    .map((number) => {
      const inStep = groups.filter(({ step }) => step === number);
      const payers = number === 2 || number === 3 ? `, ${formatQuantity(inStep.length, 'payer')}` : '';
      return {
        number,
        title: `${TITLES[number]}${payers}`,
        groups: inStep.filter(({ rows }) => rows.length > 0),
        unchanged: inStep.filter(({ rows }) => rows.length === 0).map(({ title }) => title),
      };
    })
    .filter((step) => step.groups.length > 0 || step.unchanged.length > 0);
}

/** `~1 +2` */
export function tallies({ rows }: Pick<BackfillPlanGroup, 'rows'>): PlanTally[] {
  const count = (sign: string) => rows.filter((row) => row.sign === sign).length;
  const all: readonly [number, string, PlanTally['color']][] = [
    [count('removed'), '−', 'c-denied'],
    [count('changed'), '~', 'c-appealed'],
    [count('added'), '+', 'c-recovered'],
  ];
  return all.filter(([number]) => number > 0).map(([number, sign, color]) => ({ text: `${sign}${number}`, color }));
}
