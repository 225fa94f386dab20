import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import { DomainError } from '@portal/domain';
import type { Request, Response } from 'express';
import { createHash, randomUUID } from 'node:crypto';
import { catchError, from, mergeMap, type Observable, of, throwError } from 'rxjs';
import { IdempotencyKeys, type KeptAnswer } from './idempotency-keys.js';

const HEADER = 'idempotency-key';
const MAX_KEY_LENGTH = 200;

/**
 * Writes that carry an `Idempotency-Key` are done once, whichever process they come to: a repetition gets the first answer,
 * or is refused while the first is under way; the same key with another request is refused. Failed requests are not kept:
 * they may be tried again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  constructor(private readonly keys: IdempotencyKeys) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const key = request.headers?.[HEADER];
    if (typeof key !== 'string' || request.method === 'GET') return next.handle();
    refuseUnfit(key, request);
    const owner = randomUUID();
    const known = await this.keys.takeInHand({ key, requestHash: hashOf(request) }, owner);
    if (known) return of(replayed(known, response));
    return next.handle().pipe(
      catchError((error: unknown) => from(this.giveBack(key, owner)).pipe(mergeMap(() => throwError(() => error)))),
      mergeMap((body) => from(this.keep(key, owner, response, body))),
    );
  }

  /** The work is done: what cannot be kept is answered all the same. */
  private async keep(key: string, owner: string, response: Response, body: unknown): Promise<unknown> {
    try {
      await this.keys.keep(key, owner, { status: response.statusCode, body: JSON.stringify(body ?? null) });
    } catch (error) {
      this.logger.warn(`The answer to a write cannot be kept for a repetition: ${String(error)}`);
    }
    return body;
  }

  /** The request has failed: whoever sent it hears of that, and not of what comes after. */
  private async giveBack(key: string, owner: string): Promise<void> {
    try {
      await this.keys.giveBack(key, owner);
    } catch (error) {
      this.logger.warn(`A write that failed cannot be tried again for some minutes: ${String(error)}`);
    }
  }
}

/** @throws DomainError `invalid-input` for a key that is too long, and for files, which nobody has read yet */
function refuseUnfit(key: string, request: Request): void {
  const refuse = (why: string, detail: string) => {
    throw new DomainError('invalid-input', why, [{ pointer: '/headers/idempotency-key', detail }]);
  };
  if (key.length > MAX_KEY_LENGTH) refuse(`Idempotency-Key has more than ${MAX_KEY_LENGTH} characters`, 'too long');
  if (request.is('multipart/*'))
    refuse('A request with files takes no Idempotency-Key', 'not with multipart/form-data');
}

function replayed({ status, body }: KeptAnswer, response: Response): unknown {
  response.status(status);
  return JSON.parse(body);
}

function hashOf({ method, originalUrl, body }: Request): string {
  return createHash('sha256')
    .update(JSON.stringify([method, originalUrl, body]))
    .digest('hex');
}
