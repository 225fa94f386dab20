import { icd10WithPoint, icd9WithPoint, isIcd10 } from '../reading/diagnosis-code.js';
import type { Reporter } from '../reading/finding-list.js';
import { DIAGNOSES_AT_MOST } from '../reading/limits.js';
import type { Segment } from '../x12/segment.js';

/** A diagnosis of a claim, at the place where lines point at it. */
export interface Diagnosis {
  readonly code: string;
  readonly primary: boolean;
}

const QUALIFIERS: ReadonlyMap<string, { readonly primary: boolean; readonly icd9: boolean }> = new Map([
  ['ABK', { primary: true, icd9: false }],
  ['ABF', { primary: false, icd9: false }],
  ['BK', { primary: true, icd9: true }],
  ['BF', { primary: false, icd9: true }],
]);

/** Takes the diagnoses of an HI segment; other codes in it, such as conditions, are ignored. */
export function readHealthInformation(segment: Segment, diagnoses: Diagnosis[], reporter: Reporter): void {
  const before = diagnoses.length;
  let icd9 = false;
  for (let element = 1; element <= segment.size; element++) {
    const [qualifier = '', code = ''] = segment.parts(element);
    const known = QUALIFIERS.get(qualifier);
    if (!known) continue;
    if (code === '') reporter.warning(`HI0${element}`, 'A qualifier of a diagnosis has no code.', segment.place);
    else diagnoses.push({ code: withPoint(code.toUpperCase(), known.icd9), primary: known.primary });
    icd9 ||= known.icd9 && code !== '';
  }
  warnOfCodes(segment, diagnoses.slice(before), icd9, reporter);
  dropBeyondLimit(segment, diagnoses, reporter);
}

/** Codes of the claim, the primary one first. */
export function codesOf(diagnoses: readonly Diagnosis[]): string[] {
  const primary = diagnoses.findIndex((diagnosis) => diagnosis.primary);
  const first = diagnoses.filter((_, index) => index === primary);
  return [...first, ...diagnoses.filter((_, index) => index !== primary)].map(({ code }) => code);
}

function withPoint(code: string, icd9: boolean): string {
  return icd9 ? icd9WithPoint(code) : icd10WithPoint(code);
}

function warnOfCodes(segment: Segment, added: readonly Diagnosis[], icd9: boolean, reporter: Reporter): void {
  if (icd9) {
    reporter.warning('HI', 'Diagnoses are coded by ICD-9; no rule of today knows them.', segment.place);
  } else if (added.some(({ code }) => !isIcd10(code))) {
    reporter.warning('HI', 'A diagnosis does not have the form of ICD-10-CM.', segment.place);
  }
}

function dropBeyondLimit(segment: Segment, diagnoses: Diagnosis[], reporter: Reporter): void {
  if (diagnoses.length <= DIAGNOSES_AT_MOST) return;
  diagnoses.length = DIAGNOSES_AT_MOST;
  reporter.warning('HI', `Only the first ${DIAGNOSES_AT_MOST} diagnoses are taken.`, segment.place);
}
