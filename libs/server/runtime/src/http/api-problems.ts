import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const WORDS: Readonly<Record<number, string>> = {
  400: 'A field cannot be accepted; `errors` points at it',
  401: 'The admin token is missing or wrong',
  404: 'There is no such thing',
  409: 'The request does not fit the present state',
  413: 'A file is too large',
  422: 'The request names something that does not exist or that the booking system refuses, or an Idempotency-Key that was used for another request',
  503: 'The database is not available now, or the booking system does not answer',
};

/** Reference to the body of every error; the document that lists the routes defines it. */
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } } };

/** Describes the errors of an operation: all have the same body. That the database is gone can happen to each. */
export function ApiProblems(...statuses: readonly number[]): MethodDecorator & ClassDecorator {
  const all = new Set([...statuses, 500, 503]);
  return applyDecorators(
    ...[...all].map((status) =>
      ApiResponse({
        status,
        description: WORDS[status] ?? 'Something went wrong; it has been logged',
        content: PROBLEM,
      }),
    ),
  );
}
