import type { Cents } from '@portal/domain';
import type { FilePlace, ReceivedLine } from '../received-claim.js';
import { readAmount } from '../reading/amounts.js';
import type { Reporter } from '../reading/finding-list.js';
import { POINTERS_AT_MOST } from '../reading/limits.js';
import { modifiersOf } from '../reading/modifiers.js';
import { warnOfProcedure } from '../reading/procedure-code.js';
import { wholeUnits } from '../reading/units.js';
import type { Segment } from '../x12/segment.js';
import type { LineDraft } from './claim-draft.js';
import type { Diagnosis } from './health-information.js';

/** Qualifier of a procedure that is coded by HCPCS, of which CPT is a part. */
const HCPCS = 'HC';

/**
 * The service line that was read.
 * @returns null when it cannot be taken; the reason is noted as an error
 */
export function finishLine(
  draft: LineDraft,
  lineNumber: number,
  diagnoses: readonly Diagnosis[],
  reporter: Reporter,
): ReceivedLine | null {
  const { service, ndc } = draft;
  if (service === null) {
    reporter.error('SV1', `Line ${lineNumber} has no professional service (SV1).`, draft.place);
    return null;
  }
  const [procedureCode, ...modifiers] = procedureOf(service, reporter);
  const billedAmount = chargeOf(service, reporter);
  if (procedureCode === undefined || billedAmount === null) return null;
  return {
    lineNumber,
    procedureCode,
    modifiers,
    units: unitsOf(service, reporter),
    diagnosisCodes: pointedAt(service, diagnoses, reporter),
    ndc,
    billedAmount,
  };
}

/** Code and modifiers; nothing when there is no code that can be taken. */
function procedureOf(service: Segment, reporter: Reporter): string[] {
  const [qualifier, code = '', ...rest] = service.parts(1);
  const wrong = qualifier === HCPCS ? '' : 'The service is not coded by HCPCS (HC).';
  const missing = code === '' ? 'The service names no procedure.' : '';
  if (wrong || missing) {
    reporter.error('SV101', wrong || missing, service.place);
    return [];
  }
  warnOfProcedure(code.toUpperCase(), 'SV101', reporter, service.place);
  return [code.toUpperCase(), ...modifiersOf(rest)];
}

function chargeOf(service: Segment, reporter: Reporter): Cents | null {
  const charge = readAmount(service.at(2));
  if (charge === null)
    reporter.error('SV102', 'The charge of the line is missing or not an amount like 125.00.', service.place);
  else if (charge < 0) reporter.error('SV102', 'The charge of the line is below zero.', service.place);
  return charge;
}

function unitsOf(service: Segment, reporter: Reporter): number {
  if (service.at(3) === 'MJ') reporter.warning('SV103', 'Minutes are taken as units.', service.place);
  return wholeUnits(service.at(4), 'SV104', reporter, service.place);
}

function pointedAt(service: Segment, diagnoses: readonly Diagnosis[], reporter: Reporter): string[] {
  const pointers = service.parts(7).filter(Boolean).slice(0, POINTERS_AT_MOST);
  const codes = pointers.flatMap((pointer) => diagnoses[Number(pointer) - 1]?.code ?? []);
  if (codes.length < pointers.length || codes.length === 0) warnOfPointers(pointers, reporter, service.place);
  return [...new Set(codes)];
}

function warnOfPointers(pointers: readonly string[], reporter: Reporter, place: FilePlace): void {
  const none = 'The line points at no diagnosis.';
  const wrong = 'The line points at a diagnosis that the claim does not have.';
  reporter.warning('SV107', pointers.length === 0 ? none : wrong, place);
}
