import { hasValidCheckDigit } from '@portal/domain';
import type { FilePlace } from '../received-claim.js';
import type { Reporter } from './finding-list.js';

/** Warns of an NPI whose check digit is wrong; it is taken as it stands. */
export function warnOfNpi(npi: string | null, field: string, reporter: Reporter, place?: FilePlace): void {
  if (npi === null || hasValidCheckDigit(npi)) return;
  reporter.warning(field, 'The NPI is not ten digits with a right check digit; it is taken as it stands.', place);
}
