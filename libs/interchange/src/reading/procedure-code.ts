import type { FilePlace } from '../received-claim.js';
import type { Reporter } from './finding-list.js';

/** Five characters: a digit or letter, three digits, a digit or letter (`99213`, `J3301`, `0001U`). */
const HCPCS = /^[A-Z0-9]\d{3}[A-Z0-9]$/;

/** Warns of a procedure code that does not have the form of CPT or HCPCS; it is taken as it stands. */
export function warnOfProcedure(code: string, field: string, reporter: Reporter, place: FilePlace): void {
  if (HCPCS.test(code)) return;
  reporter.warning(
    field,
    'The procedure code does not have the form of CPT or HCPCS; it is taken as it stands.',
    place,
  );
}
