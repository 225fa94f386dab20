import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import { DomainError } from '@portal/domain';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { finalize, from, mergeMap, type Observable, of } from 'rxjs';
import { IdempotencyKeys, type KeptAnswer } from './idempotency-keys.js';

const HEADER = 'idempotency-key';
const MAX_KEY_LENGTH = 200;

/**
 * Writes that carry an `Idempotency-Key` are done once: a repetition gets the first answer, or is refused while the first is
 * under way; the same key with another request is refused. Failed requests are not kept: they may be tried again. Two processes
 * that get the same request at the same time both do it, and give the same answer.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);
  /** Keys whose request has not been answered yet. */
  private readonly underWay = new Set<string>();

  constructor(private readonly keys: IdempotencyKeys) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const key = request.headers?.[HEADER];
    if (typeof key !== 'string' || request.method === 'GET') return next.handle();
    refuseUnfit(key, request);
    if (this.underWay.has(key))
      throw new DomainError('conflict', 'The first request with this Idempotency-Key is still under way');
    // From here on nobody else looks for the answer before it is kept.
    this.underWay.add(key);
    try {
      const answers = await this.once(key, hashOf(request), http.getResponse<Response>(), next);
      return answers.pipe(finalize(() => this.underWay.delete(key)));
    } catch (error) {
      this.underWay.delete(key);
      throw error;
    }
  }

  /** The answer that is kept, or else that of the request, which is kept then. */
  private async once(
    key: string,
    requestHash: string,
    response: Response,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const known = await this.keys.find(key);
    if (known && known.requestHash !== requestHash)
      throw new DomainError('key-reused', 'This Idempotency-Key was used for another request');
    if (known) return of(replayed(known, response));
    return next.handle().pipe(mergeMap((body) => from(this.keep({ key, requestHash }, response, body))));
  }

  /** The work is done: what cannot be kept is answered all the same, or it would be done again. */
  private async keep(
    request: Pick<KeptAnswer, 'key' | 'requestHash'>,
    response: Response,
    body: unknown,
  ): Promise<unknown> {
    const answer = { ...request, status: response.statusCode, body: JSON.stringify(body ?? null) };
    try {
      const kept = await this.keys.keep(answer);
      return kept.requestHash === answer.requestHash && kept.body !== answer.body ? replayed(kept, response) : body;
    } catch (error) {
      this.logger.warn(`The answer to a write cannot be kept for a repetition: ${String(error)}`);
      return body;
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
