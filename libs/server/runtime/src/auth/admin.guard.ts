import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { AdminToken } from './admin-token.js';

/** Lets requests through that carry the admin token. On admin controllers and on everything that writes. */
@Injectable()
export class AdminGuard implements CanActivate {
  constructor(private readonly token: AdminToken) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<IncomingMessage>();
    if (this.token.opens(request.headers.authorization)) return true;
    throw new UnauthorizedException(
      'Sign in with the link that was printed at start, or send the admin token as a bearer token',
    );
  }
}
