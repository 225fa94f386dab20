import { decidedIn, type Histogram, type MetricFacts } from './metric-facts.js';

/** Something that a figure is computed from. */
export interface MetricInput {
  /** In words, one of its own within a metric. */
  readonly name: string;
  readonly counts: 'number' | 'money';
  /** Money in cents. */
  readonly value: number;
}

/** A number of claims, appeals or sessions. */
export function numberInput(name: string, value: number): MetricInput {
  return { name, counts: 'number', value };
}

/** A sum of money in cents. */
export function moneyInput(name: string, value: number): MetricInput {
  return { name, counts: 'money', value };
}

/** Claims that the payer gave its first answer to. */
export function answeredInput({ all }: MetricFacts): MetricInput {
  return numberInput('Claims answered', decidedIn(all));
}

/** Claims that the payer denied at its first answer. */
export function deniedInput({ chosen }: MetricFacts): MetricInput {
  return numberInput('Claims denied at the first answer', chosen.denied);
}

/** Claims that were paid at the first answer. */
export function paidInput({ all }: MetricFacts): MetricInput {
  return numberInput('Claims paid at the first answer', all.approved);
}

/** What was paid on claims at the first answer. */
export function paidMoneyInput({ all }: MetricFacts): MetricInput {
  return moneyInput('Paid at the first answer', all.approvedPaid);
}

/**
 * How often something took so many days, in the order of the days.
 * @param what what the days led to, such as `Paid`
 */
export function daysInputs(what: string, histogram: Histogram): MetricInput[] {
  return [...histogram]
    .sort(([a], [b]) => a - b)
    .map(([days, number]) => numberInput(`${what} after ${days} ${days === 1 ? 'day' : 'days'}`, number));
}
