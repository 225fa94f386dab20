import type { FilePlace } from '../received-claim.js';
import { readUnits } from './amounts.js';
import type { Reporter } from './finding-list.js';
import { UNITS_AT_MOST } from './limits.js';

/**
 * Units of a line as a whole number: parts of a unit count as one, and none given as 1, both with a warning. What is no
 * number of units is an error.
 */
export function wholeUnits(text: string, field: string, reporter: Reporter, place: FilePlace): number {
  if (text === '') {
    reporter.warning(field, 'The line gives no units; one is taken.', place);
    return 1;
  }
  const units = readUnits(text);
  if (units === null || units > UNITS_AT_MOST) {
    reporter.error(field, `The units must be a number above zero and at most ${UNITS_AT_MOST}.`, place);
    return 1;
  }
  if (!Number.isInteger(units)) reporter.warning(field, 'Parts of a unit are taken as a whole one.', place);
  return Math.ceil(units);
}
