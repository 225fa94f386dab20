import type { scenarioConfig } from '@portal/contracts';
import type { GenerationConfig, Stage } from '@portal/domain';
import type { z } from 'zod';

/** The settings of a scenario or a run as the REST edge shows them: without the scenario's id, which stands beside them. */
export function settingsView(config: Omit<GenerationConfig, 'scenarioId'>): z.infer<typeof scenarioConfig> {
  return {
    claimsPerDay: config.claimsPerDay,
    denialRate: config.denialRate,
    appealRate: config.appealRate,
    practiceSessionsPerDay: config.practiceSessionsPerDay,
    patterns: patternsView(config.patterns),
    duration: config.duration,
    providerIds: config.providerIds && [...config.providerIds],
    warmupDays: config.warmupDays,
    startDate: config.startDate,
    pricing: config.pricing,
    adjudication: config.adjudication,
    appealTiming: config.appealTiming,
    ...(config.stages && { stages: config.stages.map(stageView) }),
    ...(config.ruleChanges && { ruleChanges: config.ruleChanges.map((change) => ({ ...change })) }),
    ...(config.bookedVisits && { bookedVisits: config.bookedVisits.map((visit) => ({ ...visit })) }),
  };
}

function stageView({ name, fromDay, settings: { patterns, ...settings } }: Stage) {
  return { name, fromDay, settings: { ...settings, ...(patterns && { patterns: patternsView(patterns) }) } };
}

function patternsView(patterns: GenerationConfig['patterns']) {
  return patterns.map((pattern) => ({ ...pattern }));
}
