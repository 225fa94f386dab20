import { backgroundShare, DURATION_DAYS, inOrder, REFERENCE_SESSIONS_PER_DAY } from '@portal/domain';
import type { ScenarioSettings } from './generation-form.js';

/** Settings that a stage may change. */
type LiveSettings = Pick<ScenarioSettings, 'patterns' | 'practiceSessionsPerDay'>;

const WEEKS = 13;
/** Rate that reaches the top of the drawing. */
const TOP_RATE = 0.7;

/**
 * Denial rate by week that the settings lead to: patterns fall with practice, background causes stay, and each stage changes
 * what it names from the week on in which it begins.
 */
export function denialRates({ duration, stages = [], ...start }: ScenarioSettings): number[] {
  const days = DURATION_DAYS[duration];
  const weeks = days === null ? WEEKS : Math.max(2, Math.round(days / 7));
  const coming = inOrder(stages);
  let settings: LiveSettings = start;
  let background = backgroundShare(start.denialRate, start.patterns);
  let practice = 0;
  return Array.from({ length: weeks + 1 }, (_, week) => {
    for (let next = coming[0]; next && next.fromDay <= week * 7 + 1; next = coming[0]) {
      coming.shift();
      settings = { ...settings, ...next.settings };
      if (next.settings.denialRate !== undefined)
        background = backgroundShare(next.settings.denialRate, settings.patterns);
    }
    const rate = settings.patterns.reduce(
      (sum, { frequency, improvementRate }) => sum + frequency * (1 - (improvementRate ?? 0)) ** practice,
      background,
    );
    practice += settings.practiceSessionsPerDay / REFERENCE_SESSIONS_PER_DAY;
    return rate;
  });
}

/** The same as points of a small line, left to right, zero at the bottom. */
export function denialPath(settings: ScenarioSettings, width: number, height: number): [number, number][] {
  const rates = denialRates(settings);
  return rates.map((rate, index) => [
    (index / (rates.length - 1)) * width,
    height - Math.min(1, rate / TOP_RATE) * height,
  ]);
}
