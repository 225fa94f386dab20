import type { AdjudicationTiming, AppealTiming, GenerationDuration, PricingMode, RunState } from '@portal/domain';

/** How long a run lasts, in words. */
export const DURATION_WORDS: Readonly<Record<GenerationDuration, string>> = {
  '1-week': '1 week',
  '30-days': '30 days',
  '90-days': '90 days',
  continuous: 'Continuous',
};

/** What things cost, in words. */
export const PRICING_WORDS: Readonly<Record<PricingMode, string>> = {
  demo: 'Round, paid as billed',
  'fee-schedule': 'Fee schedule',
};

/** When payers answer, in words. */
export const ANSWER_WORDS: Readonly<Record<AdjudicationTiming, string>> = {
  immediate: 'At once',
  'payer-lag': 'After the payer’s delay',
};

/** After how long appeals are decided, in words. */
export const APPEAL_WORDS: Readonly<Record<AppealTiming, string>> = {
  quick: '10 to 30 days',
  realistic: '14 to 60 days',
};

/** States of a run in words. */
export const STATE_WORDS: Readonly<Record<RunState, string>> = {
  idle: 'No run',
  running: 'Running',
  paused: 'Paused',
  stopping: 'Stopping',
  stopped: 'Stopped',
  completed: 'Completed',
  failed: 'Failed',
};
