import type { PatternRow } from './pattern-rows.js';
import { readNumber } from './typed-number.js';

/** The lowest and highest value of a field. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A field and what is wrong with it, or null. */
export type FieldFinding = readonly [string, string | null];

/** The bounds of a share as it is typed. */
export const PERCENT: Bounds = { min: 0, max: 100 };

/** "10 to 1,000": bounds as they stand at the right end of a field. */
export function boundsText({ min, max }: Bounds): string {
  return `${min.toLocaleString('en-US')} to ${max.toLocaleString('en-US')}`;
}

/** Key of a pattern's field. */
export function patternFieldKey(patternId: string, field: 'frequency' | 'improvementRate'): string {
  return `patterns/${patternId}/${field}`;
}

/** What is wrong with a number as it was typed; null when it is in its bounds. */
export function outOfBounds(text: string, bounds: Bounds, kind: 'whole' | 'any' = 'any'): string | null {
  const value = readNumber(text);
  const fits = value >= bounds.min && value <= bounds.max && (kind === 'any' || Number.isInteger(value));
  if (fits) return null;
  return `${kind === 'whole' ? 'A whole number' : 'A number'} from ${boundsText(bounds)}.`;
}

/** What is wrong with the planted patterns. */
export function patternProblems(rows: readonly PatternRow[]): FieldFinding[] {
  return rows
    .filter(({ planted }) => planted)
    .flatMap(({ patternId, frequency, improvement }): FieldFinding[] => [
      [patternFieldKey(patternId, 'frequency'), outOfBounds(frequency, PERCENT)],
      [patternFieldKey(patternId, 'improvementRate'), outOfBounds(improvement, PERCENT)],
    ]);
}
