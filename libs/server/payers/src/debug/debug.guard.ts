import { type CanActivate, Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { BookingConfig } from '@portal/server/runtime';
import { BOOKING_CONFIG } from '../tokens.js';

/** Hides the debug routes where the configuration switches them off, as it does in production by default. */
@Injectable()
export class DebugGuard implements CanActivate {
  constructor(@Inject(BOOKING_CONFIG) private readonly config: BookingConfig) {}

  canActivate(): boolean {
    if (this.config.debugRoutes) return true;
    throw new NotFoundException('Debug routes are switched off: DEBUG_ROUTES=on switches them on');
  }
}
