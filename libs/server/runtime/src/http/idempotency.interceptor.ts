import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { DomainError } from '@portal/domain';
import { IdempotencyKeyEntity, READER, UnitOfWork } from '@portal/server/database';

import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { from, mergeMap, Observable, of } from 'rxjs';
import type { DataSource } from 'typeorm';
import { WallClock } from '../wall-clock.js';

const HEADER = 'idempotency-key';
const MAX_KEY_LENGTH = 200;

/**
 * Writes that carry an `Idempotency-Key` are done once: a repetition gets the first answer, the same key with another
 * request is refused. Failed requests are not kept: they may be tried again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  /** Keys whose first request has not been answered yet. */
  private readonly underWay = new Set<string>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(READER) private readonly reader: DataSource,
    private readonly clock: WallClock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.headers?.[HEADER];
    if (typeof key !== 'string' || request.method === 'GET') return next.handle();
    if (key.length > MAX_KEY_LENGTH) {
      throw new DomainError('invalid-input', `Idempotency-Key has more than ${MAX_KEY_LENGTH} characters`, [
        { pointer: '/headers/idempotency-key', detail: 'too long' },
      ]);
    }
    const response = context.switchToHttp().getResponse<Response>();
    const requestHash = hashOf(request);
    const known = await this.reader.getRepository(IdempotencyKeyEntity).findOneBy({ key });
    if (known) {
      if (known.requestHash !== requestHash)
        throw new DomainError('key-reused', 'This Idempotency-Key was used for another request');
      response.status(known.status);
      return of(JSON.parse(known.body));
    }
    if (this.underWay.has(key))
      throw new DomainError('conflict', 'The first request with this Idempotency-Key is still under way');
    this.underWay.add(key);
    const finish = () => this.underWay.delete(key);
    return new Observable((subscriber) => {
      const subscription = next
        .handle()
        .pipe(mergeMap((body) => from(this.keep(key, requestHash, response.statusCode, body))))
        .subscribe(subscriber);
      subscription.add(finish);
      return subscription;
    });
  }

  private async keep(key: string, requestHash: string, status: number, body: unknown): Promise<unknown> {
    await this.unitOfWork.run((manager) =>
      manager.insert(IdempotencyKeyEntity, {
        key,
        requestHash,
        status,
        body: JSON.stringify(body ?? null),
        recordedAt: this.clock.now(),
      }),
    );
    return body;
  }
}

function hashOf({ method, originalUrl, body }: Request): string {
  return createHash('sha256')
    .update(JSON.stringify([method, originalUrl, body]))
    .digest('hex');
}
