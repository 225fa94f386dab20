import type { MetricExplanation } from '@portal/contracts';
import { centsToDollars, type Metric, type MetricFacts } from '@portal/domain';

/** What a figure is computed from, by name, money in dollars. */
export function metricInputs(metric: Metric, now: MetricFacts, before: MetricFacts): MetricExplanation['inputs'] {
  return metric
    .inputs(now, before)
    .map(({ name, counts, value }) =>
      counts === 'money' ? { name: `${name}, in dollars`, value: centsToDollars(value) } : { name, value },
    );
}
