import { Injectable } from '@nestjs/common';
import { type Instant, toInstant } from '@portal/domain';

/** Real time, injected so that tests can set it. Simulated time is never read here. */
@Injectable()
export class WallClock {
  /** Milliseconds since 1970. */
  milliseconds(): number {
    return Date.now();
  }

  /** Now as an instant. */
  now(): Instant {
    return toInstant(Math.floor(this.milliseconds() / 1000));
  }
}
