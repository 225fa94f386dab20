import { Injectable } from '@nestjs/common';
import { WallClock } from '@portal/server/runtime';

/** Whether figures miss what came lately. */
export interface Staleness {
  readonly stale: boolean;
  /** Real seconds since the work first failed; null unless stale. */
  readonly staleSeconds: number | null;
}

/** Knows since when the work on answers fails in this process: what it sums up is marked meanwhile. */
@Injectable()
export class AnswerTrouble {
  private since: number | null = null;

  constructor(private readonly clock: WallClock) {}

  /** The work failed, once more or for the first time. */
  begin(): void {
    this.since ??= this.clock.milliseconds();
  }

  /** The work was done. */
  end(): void {
    this.since = null;
  }

  /** How the sums stand now. */
  staleness(): Staleness {
    if (this.since === null) return { stale: false, staleSeconds: null };
    return { stale: true, staleSeconds: Math.round((this.clock.milliseconds() - this.since) / 1_000) };
  }
}
