import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { FieldProblem } from '@portal/domain';
import { z } from 'zod';

/** A body or query that its schema refuses, with a JSON pointer for each bad field. */
export class InvalidRequest extends Error {
  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`).join('; '));
    this.name = 'InvalidRequest';
  }
}

/** What a schema says of a field. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly keys?: readonly string[];
}

/** What a value has to be, by the type that is checked. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** Validates bodies and queries against the schema that stands beside the parameter, and says what is wrong in plain words. */
export function requestValidation(): StandardSchemaValidationPipe {
  z.config({ customError: typeInWords });
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => new InvalidRequest(fieldProblems(issues as readonly Issue[])),
  });
}

/** What is wrong with the type of a value; undefined for other faults, which the schema words itself. */
function typeInWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : `must be ${KINDS[issue.expected] ?? issue.expected}`;
}

/** What a schema found wrong, as JSON pointers to the bad fields. */
export function fieldProblems(issues: readonly Issue[]): FieldProblem[] {
  return issues.flatMap(toProblems);
}

function toProblems({ path = [], message, keys }: Issue): FieldProblem[] {
  const segments = path.map((part) => String(typeof part === 'object' ? part.key : part));
  const pointerOf = (parts: readonly string[]) =>
    parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  // An unknown field is reported at the field itself, not at the object that holds it.
  if (keys?.length)
    return keys.map((key) => ({ pointer: pointerOf([...segments, key]), detail: 'there is no such field' }));
  return [{ pointer: pointerOf(segments), detail: message }];
}
