import { agedReceivables } from './aged-receivables.metric.js';
import { appealRate } from './appeal-rate.metric.js';
import { cleanClaimRate } from './clean-claim-rate.metric.js';
import { daysToOverturnMedian, daysToOverturnP90 } from './days-to-overturn.metric.js';
import { daysToPayMedian, daysToPayP90 } from './days-to-pay.metric.js';
import { denialWriteOffs } from './denial-write-offs.metric.js';
import { initialDenialRateDollars } from './initial-denial-rate-dollars.metric.js';
import { initialDenialRate } from './initial-denial-rate.metric.js';
import type { MetricKey } from './metric-key.js';
import type { Metric } from './metric.js';
import { netCollection } from './net-collection.metric.js';
import { overturnRate } from './overturn-rate.metric.js';
import { practiceScore } from './practice-score.metric.js';
import { practiceSessions } from './practice-sessions.metric.js';
import { revenueProtected } from './revenue-protected.metric.js';
import { revenueRecovered } from './revenue-recovered.metric.js';

/** The metrics by key; the compiler demands one for each. */
export const METRICS: Readonly<Record<MetricKey, Metric>> = {
  'initial-denial-rate': initialDenialRate,
  'initial-denial-rate-dollars': initialDenialRateDollars,
  'clean-claim-rate': cleanClaimRate,
  'overturn-rate': overturnRate,
  'appeal-rate': appealRate,
  'days-to-pay-median': daysToPayMedian,
  'days-to-pay-p90': daysToPayP90,
  'days-to-overturn-median': daysToOverturnMedian,
  'days-to-overturn-p90': daysToOverturnP90,
  'denial-write-offs': denialWriteOffs,
  'net-collection': netCollection,
  'aged-receivables': agedReceivables,
  'revenue-recovered': revenueRecovered,
  'revenue-protected': revenueProtected,
  'practice-sessions': practiceSessions,
  'practice-score': practiceScore,
};
