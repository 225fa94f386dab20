import { Injectable } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import { AdminToken } from '../auth/admin-token.js';

/** Decides who may watch: those who connect with the admin token. */
@Injectable()
export class LiveAdmission {
  /** Several gateways share a namespace, and any of them may be the only one. */
  private readonly guarded = new WeakSet<Namespace>();

  constructor(private readonly token: AdminToken) {}

  /** Refuses everybody without the token from now on. Every gateway calls it for its namespace; once is enough. */
  guard(namespace: Namespace): void {
    if (this.guarded.has(namespace)) return;
    this.guarded.add(namespace);
    namespace.use((socket, next) => {
      const { token } = socket.handshake.auth as { token?: unknown };
      const admitted = typeof token === 'string' && this.token.matches(token);
      next(admitted ? undefined : new Error('The admin token is missing or wrong'));
    });
  }
}
