/** Keys of the metrics, in the order of the dashboard's tiles. */
export const METRIC_KEYS = [
  'initial-denial-rate',
  'initial-denial-rate-dollars',
  'clean-claim-rate',
  'overturn-rate',
  'appeal-rate',
  'days-to-pay-median',
  'days-to-pay-p90',
  'days-to-overturn-median',
  'days-to-overturn-p90',
  'denial-write-offs',
  'net-collection',
  'aged-receivables',
  'revenue-recovered',
  'revenue-protected',
  'practice-sessions',
  'practice-score',
] as const;
/** Key of a metric. */
export type MetricKey = (typeof METRIC_KEYS)[number];
