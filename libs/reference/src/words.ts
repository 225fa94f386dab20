import { REFERENCE } from './reference.js';

/** Name of a payer; its id where the reference world does not know it. */
export function payerName(payerId: string): string {
  return REFERENCE.payerById.get(payerId)?.name ?? payerId;
}

/** Name of a billing provider; its id where the reference world does not know it. */
export function providerName(providerId: string): string {
  return REFERENCE.providerById.get(providerId)?.name ?? providerId;
}

/** A code with our own words; the code itself where there are none. */
export function codeInWords(code: string, words: ReadonlyMap<string, string>): { code: string; label: string } {
  return { code, label: words.get(code) ?? code };
}

/** Whether a procedure code is a visit (evaluation and management). */
export function isVisit(procedureCode: string): boolean {
  return REFERENCE.procedures.get(procedureCode)?.em === true;
}
