import type { GenerationStatus } from '@portal/contracts';
import { addDays } from '@portal/domain';
import type { Beginning } from '@portal/web/ui';

type Settings = NonNullable<GenerationStatus['settings']>;

/** A payer's rule that holds from a day on, as charts mark it. */
export function ruleChanged(day: string): Beginning {
  return { day, name: 'Payer rule changed', said: 'A payer rule changed' };
}

/** What begins in the course of a run: its stages by name, and the days on which payers change their rules. */
export function runBeginnings({
  stages = [],
  ruleChanges = [],
  startDate,
}: Pick<Settings, 'stages' | 'ruleChanges' | 'startDate'>): Beginning[] {
  const dayOf = (fromDay: number) => addDays(startDate, fromDay - 1);
  // Several rules may change on one day.
  const changed = new Set(ruleChanges.map(({ fromDay }) => dayOf(fromDay)));
  return [...stages.map(({ name, fromDay }) => ({ name, day: dayOf(fromDay) })), ...[...changed].map(ruleChanged)];
}
