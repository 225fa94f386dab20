import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { DomainError, type DomainErrorCode, type FieldProblem } from '@portal/domain';
import { isStorageFault } from '@portal/server/database';
import type { Request, Response } from 'express';
import { InvalidRequest } from './invalid-request.js';

/** HTTP status and title of each broken rule. */
const DOMAIN_PROBLEMS: Readonly<Record<DomainErrorCode, readonly [status: number, title: string]>> = {
  'invalid-input': [400, 'The request has a field that cannot be accepted'],
  'not-found': [404, 'There is no such thing'],
  'unknown-reference': [422, 'The request names something that does not exist'],
  'key-reused': [422, 'The Idempotency-Key belongs to another request'],
  conflict: [409, 'The request does not fit the present state'],
  'run-active': [409, 'A run is going on'],
  'run-not-active': [409, 'No run is going on'],
  'no-appeal-right': [409, 'The denial has no appeal right'],
  'stale-plan': [409, 'The plan does not fit the present state any more'],
  'checks-failed': [409, 'A check before the backfill failed'],
  'not-bookable': [409, 'The payer cannot be booked'],
  'booking-refused': [422, 'The booking system refused'],
  'booking-unavailable': [503, 'The booking system cannot be reached now'],
  'future-not-played': [503, 'A future could not be played to its end'],
  'storage-unavailable': [503, 'The database is not available now'],
};

interface Problem {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Turns every error into `application/problem+json` (RFC 9457). What was not expected is logged and told to nobody. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const { extensions, ...problem } = this.describe(error);
    if (problem.status >= 500)
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (response.headersSent) return;
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, instance: request.originalUrl.split('?')[0], ...extensions }));
  }

  private describe(error: unknown): Problem {
    if (error instanceof DomainError) {
      const [status, title] = DOMAIN_PROBLEMS[error.code];
      return {
        status,
        type: `/problems/${error.code}`,
        title,
        detail: error.message,
        ...(error.problems.length > 0 ? { errors: error.problems } : {}),
        extensions: error.extensions,
      };
    }
    if (isStorageFault(error)) return this.describe(new DomainError('storage-unavailable', 'Try again later.'));
    if (error instanceof InvalidRequest) {
      const [, title] = DOMAIN_PROBLEMS['invalid-input'];
      return { status: 400, type: '/problems/invalid-input', title, detail: error.message, errors: error.problems };
    }
    if (error instanceof HttpException) {
      const status = error.getStatus();
      const extensions = partsOf(error.getResponse());
      return { status, type: 'about:blank', title: error.message || 'The request failed', extensions };
    }
    const status = statusOf(error);
    if (status !== null && status < 500) return { status, type: 'about:blank', title: (error as Error).message };
    return { status: 500, type: 'about:blank', title: 'Something went wrong here; it has been logged' };
  }
}

/** Readiness says part by part what is not ready. */
function partsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null && 'details' in body ? { details: body.details } : {};
}

/** Errors of the body parser carry their status. */
function statusOf(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
  return Number.isInteger(status) ? status : null;
}
