/** Stands for every provider or every payer in facts, and in sums of them, that are not split by them. */
export const EVERY = '*';

/** Cause under which facts stand that belong to no denial: submissions, approvals and practice of no pattern. */
export const WITHOUT_CAUSE = '';

/** How far facts are split: each event is counted once on every level, so that sums over few rows answer each question. */
export const FACT_LEVELS = ['all', 'provider', 'payer', 'both'] as const;
/** How far facts are split. */
export type FactLevel = (typeof FACT_LEVELS)[number];

/**
 * What is counted, each on the day that the metrics go by. Money in cents.
 *
 * By day of the payer's first answer: `approved`, `approvedPaid`, `approvedBilled`, `denied`, `deniedBilled`, and what
 * became of those denials up to now: `deniedAppealed`, `deniedOverturned`, `deniedUpheld`, `overturnedBilled`,
 * `deniedRecovered`. By day of the appeal's outcome: `won`, `lost`, `recovered`, `writtenOff`. By day of submission:
 * `openClaims` and `openBilled`, which fall when a claim is paid or its appeal decided. By its own day: `practice`, the
 * sessions completed, with their `exercises` and how many of these were answered right (`exercisesRight`).
 */
export const METRIC_MEASURES = [
  'approved',
  'approvedPaid',
  'approvedBilled',
  'denied',
  'deniedBilled',
  'deniedAppealed',
  'deniedOverturned',
  'deniedUpheld',
  'overturnedBilled',
  'deniedRecovered',
  'won',
  'lost',
  'recovered',
  'writtenOff',
  'openClaims',
  'openBilled',
  'practice',
  'exercises',
  'exercisesRight',
] as const;
/** The name of something counted. */
export type MetricMeasure = (typeof METRIC_MEASURES)[number];

/** Measures of practice, which belongs to no payer. */
export const PRACTICE_MEASURES = [
  'practice',
  'exercises',
  'exercisesRight',
] as const satisfies readonly MetricMeasure[];

/** Counts and sums. */
export type MetricSums = Record<MetricMeasure, number>;

/** Days a thing took: from submission to payment, or from filing an appeal to its overturn. */
export const DURATION_KINDS = ['pay', 'overturn'] as const;
/** What took the days. */
export type DurationKind = (typeof DURATION_KINDS)[number];

/** How often something took so many days: the number by days. */
export type Histogram = ReadonlyMap<number, number>;

/** All that a metric may look at: the facts of a span under the filters in force. */
export interface MetricFacts {
  /** Under the provider and payer filter. */
  readonly all: Readonly<MetricSums>;
  /** Under the pattern filter as well; the same as `all` where none is set. */
  readonly chosen: Readonly<MetricSums>;
  readonly daysToPay: Histogram;
  readonly daysToOverturn: Histogram;
  /** What is open at the end of the span; left out of a span that ended before now, because no history of it is kept. */
  readonly open?: OpenCharges | undefined;
}

/** Claims that are neither paid nor given up, with their charges in cents; aged are those open for long. */
export interface OpenCharges {
  readonly billed: number;
  readonly agedClaims: number;
  readonly agedBilled: number;
}

/** Nothing counted. */
export function emptySums(): MetricSums {
  return {
    approved: 0,
    approvedPaid: 0,
    approvedBilled: 0,
    denied: 0,
    deniedBilled: 0,
    deniedAppealed: 0,
    deniedOverturned: 0,
    deniedUpheld: 0,
    overturnedBilled: 0,
    deniedRecovered: 0,
    won: 0,
    lost: 0,
    recovered: 0,
    writtenOff: 0,
    openClaims: 0,
    openBilled: 0,
    practice: 0,
    exercises: 0,
    exercisesRight: 0,
  };
}

/** Adds sums to others, in place. Measure by measure: a loop over their names takes several times as long. */
export function addSums(to: MetricSums, more: Readonly<MetricSums>): void {
  to.approved += more.approved;
  to.approvedPaid += more.approvedPaid;
  to.approvedBilled += more.approvedBilled;
  to.denied += more.denied;
  to.deniedBilled += more.deniedBilled;
  to.deniedAppealed += more.deniedAppealed;
  to.deniedOverturned += more.deniedOverturned;
  to.deniedUpheld += more.deniedUpheld;
  to.overturnedBilled += more.overturnedBilled;
  to.deniedRecovered += more.deniedRecovered;
  to.won += more.won;
  to.lost += more.lost;
  to.recovered += more.recovered;
  to.writtenOff += more.writtenOff;
  to.openClaims += more.openClaims;
  to.openBilled += more.openBilled;
  to.practice += more.practice;
  to.exercises += more.exercises;
  to.exercisesRight += more.exercisesRight;
}

/** Takes sums off others, in place. */
export function subtractSums(from: MetricSums, less: Readonly<MetricSums>): void {
  from.approved -= less.approved;
  from.approvedPaid -= less.approvedPaid;
  from.approvedBilled -= less.approvedBilled;
  from.denied -= less.denied;
  from.deniedBilled -= less.deniedBilled;
  from.deniedAppealed -= less.deniedAppealed;
  from.deniedOverturned -= less.deniedOverturned;
  from.deniedUpheld -= less.deniedUpheld;
  from.overturnedBilled -= less.overturnedBilled;
  from.deniedRecovered -= less.deniedRecovered;
  from.won -= less.won;
  from.lost -= less.lost;
  from.recovered -= less.recovered;
  from.writtenOff -= less.writtenOff;
  from.openClaims -= less.openClaims;
  from.openBilled -= less.openBilled;
  from.practice -= less.practice;
  from.exercises -= less.exercises;
  from.exercisesRight -= less.exercisesRight;
}

/** Claims that the payer gave its first answer to. */
export function decidedIn({ approved, denied }: Readonly<Pick<MetricSums, 'approved' | 'denied'>>): number {
  return approved + denied;
}

/** The value that so large a share of all lies at or below (nearest rank), or null where there is none. */
export function percentile(histogram: Histogram, portion: number): number | null {
  const total = totalOf(histogram);
  if (total === 0) return null;
  const rank = Math.ceil(portion * total);
  let seen = 0;
  for (const days of [...histogram.keys()].sort((a, b) => a - b)) {
    seen += histogram.get(days) as number;
    if (seen >= rank) return days;
  }
  return null;
}

/** How many things a histogram holds. */
export function totalOf(histogram: Histogram): number {
  let total = 0;
  for (const number of histogram.values()) total += number;
  return total;
}
