import { Injectable } from '@nestjs/common';

/** Real time that only ever grows, in milliseconds since some instant: what the pace of a run is measured with. */
@Injectable()
export class MonotonicClock {
  /** Milliseconds, with fractions. */
  now(): number {
    return performance.now();
  }
}
