import type { DetectionStatusView, PatternCandidate } from '@portal/contracts';
import { formatCount, formatDay, formatMonthDay, formatPercent, formatTime } from '@portal/figures';

/** With fewer claims than this, counts are shown and no rates. */
const FEWEST_FOR_RATES = 10;

/** The highest confidence that is written as a figure. */
const SUREST = 0.999;

/** When it was found, since when it goes on, and whether it still does. */
export function courseWords({ foundAt, began, ongoing, lastRefusal }: PatternCandidate): string {
  const found = `Found on ${formatDay(foundAt)} at ${formatTime(foundAt)}.`;
  const start = began === null ? 'It goes back to the start of the data' : `It began on ${formatDay(began)}`;
  return `${found} ${start} and ${ongoing ? 'goes on' : `ended; the last was refused on ${formatDay(lastRefusal)}`}.`;
}

/** How likely so many refusals are by chance. */
export function chanceWords({ qValue, combinations }: Pick<PatternCandidate, 'qValue' | 'combinations'>): string {
  const odds = qValue > 0 ? 1 / qValue : Number.POSITIVE_INFINITY;
  const likely = odds >= 1e9 ? 'less than 1 in a billion' : `about 1 in ${formatCount(roundOdds(odds))}`;
  return `A gap this wide by chance: ${likely}, after allowing for ${formatCount(combinations)} combinations looked at.`;
}

/** How sure it is. Nothing is wholly sure: what rounds to 100% is written as more than the share before. */
export function confidenceWords(confidence: number): string {
  return confidence > SUREST ? `over ${formatPercent(SUREST)}` : formatPercent(confidence);
}

/**
 * Cohen's h with the usual word for it (J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 1988): small
 * from 0.2 on, medium from 0.5, large from 0.8.
 */
export function effectWords(effectSize: number): string {
  const size = Math.abs(effectSize);
  const word = EFFECTS.find(([least]) => size >= least)?.[1] ?? 'slight';
  return `${word}, Cohen’s h ${effectSize.toFixed(2).replace('-', '−')}`;
}

const EFFECTS = [
  [0.8, 'large'],
  [0.5, 'medium'],
  [0.2, 'small'],
] as const;

/** A bar of the comparison: refused among those answered. */
export interface RefusalBar {
  readonly name: string;
  readonly percent: number;
  readonly rate: string;
  readonly basis: string;
  readonly own: boolean;
}

/** The refusal rate since it began against everything that it is compared with. */
export function refusalBars(candidate: PatternCandidate): RefusalBar[] {
  const { began, since, before, otherPayers, otherPlaces, payerId, place } = candidate;
  const bar = (name: string, { denied, seen, rate }: PatternCandidate['since'], own = false): RefusalBar => ({
    name,
    percent: 100 * (rate ?? 0),
    rate: rate === null || seen < FEWEST_FOR_RATES ? '' : formatPercent(rate),
    basis: `${formatCount(denied)} of ${formatCount(seen)}`,
    own,
  });
  return [
    bar(began === null ? 'Such claims' : `Since ${formatMonthDay(began)}`, since, true),
    ...(began === null ? [] : [bar('Before', before)]),
    ...(payerId === null ? [] : [bar('Other payers', otherPayers)]),
    ...(place === null ? [] : [bar('Other places', otherPlaces)]),
  ];
}

/** How far detection has come and when it looks next, or looked last where the run has ended. */
export function detectionWords({ state, detectedAt, nextAt, hoursBehind, failure }: DetectionStatusView): string {
  if (failure) return `The last detection failed: ${failure.reason}`;
  if (state === 'idle') return 'Detection begins with the first run.';
  const on = (instant: string) => `on ${formatDay(instant)} at ${formatTime(instant)}, simulated`;
  if (nextAt === null) return detectedAt ? `Last detection ${on(detectedAt)}` : '';
  const next = `Next detection ${on(nextAt)}`;
  return state === 'behind' ? `${next}; ${formatCount(hoursBehind)} simulated hours behind` : next;
}

/** One or two digits that count, the rest zeros. */
function roundOdds(odds: number): number {
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(odds)) - 1);
  return Math.round(odds / magnitude) * magnitude;
}
