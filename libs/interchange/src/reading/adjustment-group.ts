import type { AdjustmentGroup } from '@portal/domain';
import type { FilePlace } from '../received-claim.js';
import type { Reporter } from './finding-list.js';

const GROUPS: readonly AdjustmentGroup[] = ['CO', 'PR', 'OA'];
/** Groups of payers that are taken as another adjustment. */
const AS_OTHER: ReadonlyMap<string, string> = new Map([
  ['PI', 'A reduction that the payer initiated (PI) is taken as another adjustment (OA).'],
  ['CR', 'A correction or reversal (CR) is taken as another adjustment (OA).'],
]);

/**
 * Who carries an adjustment.
 * @returns null when there is no such group; it is noted as an error
 */
export function adjustmentGroup(
  text: string,
  field: string,
  reporter: Reporter,
  place?: FilePlace,
): AdjustmentGroup | null {
  const group = GROUPS.find((known) => known === text);
  if (group) return group;
  const message = AS_OTHER.get(text);
  if (message) reporter.warning(field, message, place);
  else reporter.error(field, 'There is no such group of adjustments; CO, PR, OA, PI and CR are known.', place);
  return message ? 'OA' : null;
}
