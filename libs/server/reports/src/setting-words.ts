import type {
  AdjudicationTiming,
  AppealTiming,
  GenerationConfig,
  GenerationDuration,
  PricingMode,
  RunState,
} from '@portal/domain';

const DURATIONS: Readonly<Record<GenerationDuration, string>> = {
  '1-week': '1 week',
  '30-days': '30 days',
  '90-days': '90 days',
  continuous: 'Until it is stopped',
};
const PRICES: Readonly<Record<PricingMode, string>> = {
  demo: 'Round, paid as billed',
  'fee-schedule': 'By fee schedule',
};
const ANSWERS: Readonly<Record<AdjudicationTiming, string>> = {
  immediate: 'At once',
  'payer-lag': 'After the payer’s delay',
};
const APPEALS: Readonly<Record<AppealTiming, string>> = {
  quick: 'After 10 to 30 days',
  realistic: 'After 14 to 60 days',
};
const STATES: Readonly<Record<RunState, string>> = {
  idle: 'Not started',
  running: 'Running',
  paused: 'Paused',
  stopping: 'Stopping',
  stopped: 'Stopped',
  completed: 'Completed',
  failed: 'Failed',
};

/** The settings that are chosen from a list, in the words of the scenario builder. */
export function settingWords(
  settings: Pick<GenerationConfig, 'duration' | 'pricing' | 'adjudication' | 'appealTiming'>,
): Readonly<Record<'duration' | 'pricing' | 'adjudication' | 'appealTiming', string>> {
  return {
    duration: DURATIONS[settings.duration],
    pricing: PRICES[settings.pricing],
    adjudication: ANSWERS[settings.adjudication],
    appealTiming: APPEALS[settings.appealTiming],
  };
}

/** State of a run, and whether it was lived through elsewhere. */
export function stateWords(state: RunState, imported: boolean): string {
  return imported ? `${STATES[state]}, imported` : STATES[state];
}
