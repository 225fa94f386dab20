import { ApiProblem } from '@portal/web/data';

/**
 * A failed request in words that can be shown.
 * @throws what is no answer of the API
 */
export function problemWords(error: unknown): string {
  if (!(error instanceof ApiProblem)) throw error;
  return [error.message, ...error.errors.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`)].join('. ');
}
