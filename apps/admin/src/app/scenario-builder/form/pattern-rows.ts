import type { Scenario } from '@portal/contracts';
import { isPatternId, PATTERN_IDS, type PatternId } from '@portal/domain';
import { readPercent, writePercent } from './typed-number.js';

/** The patterns of a scenario as the API takes them. */
type PatternSettings = Scenario['config']['patterns'];

/** A pattern as its row stands on the page; percentages as they were typed. */
export interface PatternRow {
  readonly patternId: PatternId;
  readonly planted: boolean;
  /** Percent of claims. */
  readonly frequency: string;
  /** Percent a week. */
  readonly improvement: string;
}

/** Frequency that a pattern gets when it is switched on and the scenario has none for it, in percent. */
const FIRST_FREQUENCY = '10';

/** One row for every pattern of the catalogue: the planted ones in their order, then the rest. */
export function patternRows(planted: PatternSettings): PatternRow[] {
  const rows = planted.flatMap(({ patternId, frequency, improvementRate }) =>
    isPatternId(patternId)
      ? [
          {
            patternId,
            planted: true,
            frequency: writePercent(frequency),
            improvement: writePercent(improvementRate ?? 0),
          },
        ]
      : [],
  );
  const rest = PATTERN_IDS.filter((id) => !rows.some(({ patternId }) => patternId === id));
  return [
    ...rows,
    ...rest.map((patternId) => ({ patternId, planted: false, frequency: FIRST_FREQUENCY, improvement: '0' })),
  ];
}

/** The planted patterns of the rows, as the API takes them. */
export function plantedPatterns(rows: readonly PatternRow[]): PatternSettings {
  return rows
    .filter(({ planted }) => planted)
    .map(({ patternId, frequency, improvement }) => ({
      patternId,
      frequency: readPercent(frequency),
      improvementRate: readPercent(improvement),
    }));
}
