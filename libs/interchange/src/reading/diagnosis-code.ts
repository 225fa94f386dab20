/** An ICD-10-CM code with its point after the third character (`E119` is `E11.9`); one that has a point stays. */
export function icd10WithPoint(code: string): string {
  return withPoint(code, 3);
}

/** An ICD-9-CM code with its point after the third character, or the fourth of an external cause (`E888.8`). */
export function icd9WithPoint(code: string): string {
  return withPoint(code, code.startsWith('E') ? 4 : 3);
}

/** True when a code, with its point, has the form of ICD-10-CM. */
export function isIcd10(code: string): boolean {
  return /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code);
}

function withPoint(code: string, after: number): string {
  if (code.includes('.') || code.length <= after) return code;
  return `${code.slice(0, after)}.${code.slice(after)}`;
}
