import { hasValidCheckDigit } from '@portal/domain';
import type { FilePlace } from '../received-claim.js';
import type { Reporter } from './finding-list.js';

/** Warns of an NPI whose check digit is wrong, once in a file; it is taken as it stands. */
export function warnOfNpi(npi: string | null, field: string, reporter: Reporter, place?: FilePlace): void {
  if (npi === null || hasValidCheckDigit(npi)) return;
  const message = 'The NPI is not ten digits with a right check digit. It is taken as it stands, wherever it stands.';
  reporter.warnOnce(`NPI ${npi}`, field, message, place);
}
