import type { ServiceLevels } from '@portal/contracts';
import { type DataTable, formatCount } from '@portal/figures';

/** A promise. */
export type Level = ServiceLevels['levels'][number];
/** A week of all promises. */
export type Week = ServiceLevels['weeks'][number];
/** What was counted of a promise in a week. */
export type Counted = Week['counted'][number];

/** `99.95%`, cut off and not rounded, so that only what is whole is told as 100%; `–` where nothing was counted. */
export function levelText({ events, good }: Pick<Counted, 'events' | 'good'>): string {
  if (events === 0) return '–';
  return `${Math.floor((good * 10_000) / events) / 100}%`;
}

/** `95%`, what is promised. */
export function wantedText({ wanted }: Pick<Level, 'wanted'>): string {
  return `${Number((wanted * 100).toFixed(2))}%`;
}

/** `1,204 of 1,206 answered within 0.5 s`, or that there was nothing to count. */
export function countedText({ good: words }: Pick<Level, 'good'>, { events, good }: Counted): string {
  return events === 0 ? 'None this week' : `${formatCount(good)} of ${formatCount(events)} ${words}`;
}

/** Whether a promise was kept, in a word. */
export function keptText({ kept }: Pick<Counted, 'kept'>): string {
  if (kept === null) return 'Nothing to judge';
  return kept ? 'Kept' : 'Missed';
}

/** The weeks as they are exported: a share and its numbers a promise. */
export function levelTable({ levels, weeks }: ServiceLevels): DataTable {
  return {
    columns: [
      { name: 'Week from', kind: 'text' },
      ...levels.flatMap(({ name }) => [
        { name, kind: 'text' } as const,
        { name: `${name}: events`, kind: 'count' } as const,
        { name: `${name}: good`, kind: 'count' } as const,
      ]),
    ],
    rows: weeks.map(({ from, counted }) => ({
      values: [from, ...counted.flatMap((it) => [levelText(it), it.events, it.good])],
    })),
  };
}
