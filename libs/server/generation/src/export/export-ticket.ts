import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { AdminToken, WallClock } from '@portal/server/runtime';
import type { Request } from 'express';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Real minutes for which the files of an export may be fetched. */
const MINUTES = 10;

/**
 * Lets a browser fetch files without the token in the address: a ticket holds for one run and a few minutes, and is
 * signed with the token.
 */
@Injectable()
export class ExportTickets {
  constructor(
    private readonly token: AdminToken,
    private readonly clock: WallClock,
  ) {}

  /** `<milliseconds since 1970>.<signature>` */
  issue(runId: string): string {
    const expires = this.clock.milliseconds() + MINUTES * 60_000;
    return `${expires}.${this.signature(runId, String(expires))}`;
  }

  /** True for a ticket of this run that has not run out. */
  opens(runId: string, ticket: unknown): boolean {
    const [, expires, signature] = /^(\d{1,16})\.([\w-]{43})$/.exec(String(ticket)) ?? [];
    if (!expires || !signature || Number(expires) < this.clock.milliseconds()) return false;
    return timingSafeEqual(Buffer.from(signature), Buffer.from(this.signature(runId, expires)));
  }

  private signature(runId: string, expires: string): string {
    return createHmac('sha256', this.token.value).update(`export ${runId} ${expires}`).digest('base64url');
  }
}

/** Lets requests through that carry the admin token or a ticket for the run in their path. */
@Injectable()
export class ExportGuard implements CanActivate {
  constructor(
    private readonly token: AdminToken,
    private readonly tickets: ExportTickets,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers, params, query } = context.switchToHttp().getRequest<Request>();
    if (this.token.opens(headers.authorization) || this.tickets.opens(String(params['id']), query['ticket']))
      return true;
    throw new UnauthorizedException('Send the admin token as a bearer token, or ask for a new ticket');
  }
}
