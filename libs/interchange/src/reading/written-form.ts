/** Most characters of a value whose form is told. */
const LONGEST = 20;

/**
 * What stands where something else was expected, for messages: `it is blank`, `it is written like 9/9/9999`. Every digit is told
 * as 9 and every letter as a, so that the form shows and nothing of a person does.
 */
export function writtenForm(text: string): string {
  if (text === '') return 'it is blank';
  const form = text.slice(0, LONGEST).replace(/\p{N}/gu, '9').replace(/\p{L}/gu, 'a');
  return `it is written like ${form}${text.length > LONGEST ? '…' : ''}`;
}

/** How dates are written: `2026-03-16`, and `20260316` in X12. */
const DATES = { iso: /^\d{4}-\d{2}-\d{2}$/, x12: /^\d{8}$/ } as const;

/** What stands where a date was expected; what is written like one is then no day of the calendar. */
export function writtenDate(text: string, form: keyof typeof DATES = 'iso'): string {
  return DATES[form].test(text) ? 'the calendar has no such day' : writtenForm(text);
}
