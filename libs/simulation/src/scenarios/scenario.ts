import type { GenerationConfig, GenerationSpeed, PatternId, PatternSetting } from '@portal/domain';

/** A preset: settings that tell a story. */
export interface ScenarioPreset {
  readonly id: string;
  readonly name: string;
  /** A few words for its card. */
  readonly summary: string;
  /** The story that it tells. */
  readonly description: string;
  readonly speed: GenerationSpeed;
  readonly config: GenerationConfig;
}

/** First simulated day of every preset: a Monday. */
export const PRESET_START_DATE = '2026-01-05';

/** Frequencies of the seven patterns in their order, all improving at the same weekly rate. */
export function patternSettings(
  frequencies: readonly [PatternId, number][],
  improvementRate: number,
): PatternSetting[] {
  return frequencies.map(([patternId, frequency]) => ({ patternId, frequency, improvementRate }));
}
