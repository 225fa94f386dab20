import { Injectable } from '@nestjs/common';

/** Work that somebody waits for and that takes all cores. What is done in the background keeps back while it goes on. */
@Injectable()
export class AwaitedWork {
  private going = 0;

  /** Whether there is any just now. */
  get goesOn(): boolean {
    return this.going > 0;
  }

  /** Does such work. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.going++;
    try {
      return await work();
    } finally {
      this.going--;
    }
  }
}
