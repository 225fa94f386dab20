import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { FieldProblem } from '@portal/domain';

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

/** Validates bodies and queries against the schema that stands beside the parameter. */
export function requestValidation(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => new InvalidRequest(fieldProblems(issues as readonly Issue[])),
  });
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
