import { DURATION_DAYS, REFERENCE_SESSIONS_PER_DAY } from '@portal/domain';
import type { ScenarioSettings } from './generation-form.js';

const WEEKS = 13;
/** Rate that reaches the top of the drawing. */
const TOP_RATE = 0.7;

/** Denial rate by week that the settings lead to: patterns fall with practice, background causes stay. */
export function denialRates(settings: ScenarioSettings): number[] {
  const days = DURATION_DAYS[settings.duration];
  const weeks = days === null ? WEEKS : Math.max(2, Math.round(days / 7));
  const planted = settings.patterns.reduce((sum, { frequency }) => sum + frequency, 0);
  const background = Math.max(0, settings.denialRate - planted);
  const practice = settings.practiceSessionsPerDay / REFERENCE_SESSIONS_PER_DAY;
  return Array.from({ length: weeks + 1 }, (_, week) =>
    settings.patterns.reduce(
      (sum, { frequency, improvementRate }) => sum + frequency * (1 - (improvementRate ?? 0)) ** (week * practice),
      background,
    ),
  );
}

/** The same as points of a small line, left to right, zero at the bottom. */
export function denialPath(settings: ScenarioSettings, width: number, height: number): [number, number][] {
  const rates = denialRates(settings);
  return rates.map((rate, index) => [
    (index / (rates.length - 1)) * width,
    height - Math.min(1, rate / TOP_RATE) * height,
  ]);
}
