import type { ReceivedClaim } from '../received-claim.js';
import type { Reporter } from './finding-list.js';

/**
 * Whether a claim is the first of its kind or replaces another. A corrected claim (6) is one that replaces another: the
 * instructions for professional claims know it by 7 only. A claim that voids another has nothing in it that a payer pays.
 * @returns null when claims of this frequency are not taken; the reason is noted as an error
 */
export function readFrequency(code: string, field: string, reporter: Reporter): ReceivedClaim['frequencyCode'] | null {
  if (code === '1' || code === '7') return code;
  if (code === '') {
    reporter.warning(field, 'The claim gives no frequency; it is taken as an original one.');
    return '1';
  }
  if (code === '6') {
    reporter.warning(field, 'The corrected claim (6) is taken as a replacement (7).');
    return '7';
  }
  reporter.error(
    field,
    code === '8' ? 'A void claim is not taken.' : 'Only original and replacement claims are taken.',
  );
  return null;
}
